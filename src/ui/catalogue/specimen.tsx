import { Link2 } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/ui/cn";
import { text } from "@/ui/text/en";

export type SectionName = keyof typeof text.catalogue.sections;

/** One part of the interface, with a place of its own in the address. */
export function Section({ name, children }: { name: SectionName; children: ReactNode }) {
  return (
    <section aria-labelledby={name} className="border-t py-5">
      <div className="group flex items-center gap-2">
        <h3 id={name} className="scroll-mt-4 text-lg font-semibold">
          {text.catalogue.sections[name]}
        </h3>
        <a href={`#${name}`} aria-label={text.catalogue.linkTo(text.catalogue.sections[name])} className="text-muted opacity-0 group-hover:opacity-100 focus:opacity-100">
          <Link2 aria-hidden className="size-4" />
        </a>
      </div>
      <div className="mt-3 grid grid-cols-[repeat(auto-fill,minmax(min(100%,17rem),1fr))] gap-x-6 gap-y-5">{children}</div>
    </section>
  );
}

/** A part in one state. @param wide takes the whole line */
export function Specimen({ state, wide = false, className, children }: { state: keyof typeof text.catalogue.states; wide?: boolean; className?: string; children: ReactNode }) {
  return (
    <div className={cn("min-w-0", wide && "col-span-full")}>
      <p className="mb-1.5 text-sm text-muted">{text.catalogue.states[state]}</p>
      <div className={cn("flex flex-wrap items-center gap-2", className)}>{children}</div>
    </div>
  );
}

/** As the focus looks, without having it. */
export const FOCUSED = "outline-2 outline-offset-1 outline-focus outline-solid";
