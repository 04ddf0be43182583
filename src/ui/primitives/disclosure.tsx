"use client";
import { ChevronRight } from "lucide-react";
import { type ReactNode, useState } from "react";

type Props = { title: string; children: ReactNode };

/** More about a thing, for who wants it: what is inside is made only when it is opened. */
export function Disclosure({ title, children }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <details className="group border-t pt-3" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="flex min-h-7 list-none items-center gap-1.5 font-semibold max-md:min-h-9 [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-4 shrink-0 text-muted transition-transform group-open:rotate-90" />
        {title}
      </summary>
      {open && <div className="space-y-3 pt-2">{children}</div>}
    </details>
  );
}
