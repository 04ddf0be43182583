"use client";
import { Dialog as Radix } from "radix-ui";
import type { Studio } from "@/ui/shell/studio";
import { useOverlay } from "@/ui/shell/use-overlay";
import { text } from "@/ui/text/en";
import { PaletteList } from "./palette-list";

/** Goes anywhere and begins anything from the keyboard: actions, pages, people, projects, dates. On a phone it fills the top of the window. */
export function Palette({ studio }: { studio: Studio }) {
  const { overlay, show } = useOverlay();
  const close = () => show(undefined);
  return (
    <Radix.Root open={overlay === "palette"} onOpenChange={(open) => open || close()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-50 animate-appear bg-scrim" />
        <Radix.Content
          aria-describedby={undefined}
          className="fixed inset-x-0 top-0 z-50 mx-auto flex max-h-[70dvh] max-w-xl animate-appear flex-col overflow-hidden bg-raised shadow-lg max-md:border-b md:top-[12dvh] md:rounded-xl md:border"
        >
          <Radix.Title className="sr-only">{text.palette.title}</Radix.Title>
          <PaletteList studio={studio} onChoose={close} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
