"use client";
import { useId } from "react";
import { Dialog } from "@/ui/primitives/dialog";
import { useOverlay } from "@/ui/shell/use-overlay";
import { text } from "@/ui/text/en";

type Props = { title: string; hint?: string; keys: readonly (readonly [string, string])[] };

/** All keys, in groups: what works everywhere, and what on the board. */
export function Shortcuts() {
  const { overlay, show } = useOverlay();
  return (
    <Dialog open={overlay === "shortcuts"} onOpenChange={(open) => open || show(undefined)} title={text.shortcuts.title}>
      <div className="space-y-5">
        <KeyGroup title={text.shortcuts.general} keys={text.shortcuts.generalKeys} />
        <KeyGroup title={text.board.title} hint={text.shortcuts.boardHint} keys={text.board.keys} />
      </div>
    </Dialog>
  );
}

function KeyGroup({ title, hint, keys }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className="font-semibold">
        {title}
      </h3>
      {hint && <p className="text-sm text-muted">{hint}</p>}
      <dl className="mt-1.5 divide-y">
        {keys.map(([key, meaning]) => (
          <div key={key} className="flex min-h-8 items-center justify-between gap-4 py-1">
            <dt className="order-2 shrink-0">
              <kbd className="rounded-sm border bg-sunken px-1.5 py-0.5 font-sans text-sm">{key}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
