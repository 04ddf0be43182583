import type { ComponentProps } from "react";
import { cn } from "@/ui/cn";

/** A table that scrolls sideways by itself when it must, and then can be scrolled by keyboard too. */
export function Table({ label, className, ...props }: ComponentProps<"table"> & { label: string }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region without a focusable child must take the focus itself
    <section aria-label={label} tabIndex={0} className="relative overflow-x-auto">
      <table className={cn("w-full border-collapse text-left", className)} {...props} />
    </section>
  );
}

export function TableHead({ className, ...props }: ComponentProps<"th">) {
  return <th scope="col" className={cn("h-8 border-b px-3 text-sm font-medium whitespace-nowrap text-muted first:pl-4 last:pr-4", className)} {...props} />;
}

export function TableRow({ className, ...props }: ComponentProps<"tr">) {
  return <tr className={cn("border-b last:border-0 hover:bg-sunken/60", className)} {...props} />;
}

export function TableCell({ className, ...props }: ComponentProps<"td">) {
  return <td className={cn("h-10 px-3 py-2 first:pl-4 last:pr-4", className)} {...props} />;
}
