import type { ComponentProps } from "react";
import { cn } from "@/ui/cn";

// Below 768 px 16 px of text: iOS zooms into fields with less.
export const controlStyle =
  "w-full min-w-0 rounded-md border border-edge bg-surface px-2.5 text-base text-ink transition-colors hover:border-ink/60 focus-visible:border-focus focus-visible:outline-offset-0 disabled:opacity-60 aria-invalid:border-danger max-md:text-lg";

/** A line of text, a date, a time, a colour. */
export function Input({ className, ...props }: ComponentProps<"input">) {
  return <input className={cn(controlStyle, "h-8 max-md:h-10", className)} {...props} />;
}

/** Text of several lines. */
export function Textarea({ className, ...props }: ComponentProps<"textarea">) {
  return <textarea className={cn(controlStyle, "py-1.5", className)} rows={3} {...props} />;
}
