"use client";
import dynamic from "next/dynamic";
import { useEffect } from "react";
import { isTyping } from "./is-typing";
import type { Studio } from "./studio";
import { useOverlay } from "./use-overlay";

// Read after the page is there: no page waits for what is seldom opened.
const Palette = dynamic(() => import("@/ui/palette/palette").then(({ Palette }) => Palette), { ssr: false });
const Shortcuts = dynamic(() => import("@/ui/help/shortcuts").then(({ Shortcuts }) => Shortcuts), { ssr: false });

/** What opens over every page, and the keys that open it: Control or Command K, which closes it too, and ? where nobody types. */
export function Overlays({ studio }: { studio: Studio }) {
  const show = useOverlay(({ show }) => show);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, altKey } = event;
      if (key.toLowerCase() === "k" && (ctrlKey || metaKey) && !altKey) show(useOverlay.getState().overlay === "palette" ? undefined : "palette");
      else if (key === "?" && !ctrlKey && !metaKey && !altKey && !isTyping(event.target) && !document.querySelector("[role=dialog], [role=alertdialog]")) show("shortcuts");
      else return;
      event.preventDefault();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [show]);
  return (
    <>
      <Palette studio={studio} />
      <Shortcuts />
    </>
  );
}
