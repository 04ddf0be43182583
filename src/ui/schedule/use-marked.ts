"use client";
import { useEffect, useState } from "react";

/** Marks a booking: brings it into view and to the focus once it is there, which may be after a change of week. */
export function useMarked(first: string | undefined, shown: readonly { id: string }[]) {
  const [marked, setMarked] = useState<{ id: string } | undefined>(first === undefined ? undefined : { id: first });
  const isShown = marked !== undefined && shown.some(({ id }) => id === marked.id);

  useEffect(() => {
    if (!marked || !isShown) return;
    // In the grid or in the agenda, whichever is visible.
    const bars = document.querySelectorAll<HTMLElement>(`[data-booking="${CSS.escape(marked.id)}"]`);
    const bar = [...bars].find((element) => element.offsetParent !== null);
    bar?.scrollIntoView({ block: "center", inline: "nearest", behavior: "smooth" });
    bar?.focus({ preventScroll: true });
  }, [marked, isShown]);

  // A new object each time: asked for again, it is brought into view again.
  return { marked: marked?.id, mark: (id: string) => setMarked({ id }) };
}
