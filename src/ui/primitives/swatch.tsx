import { cn } from "@/ui/cn";

/** The colour of a project as a small square. */
export function Swatch({ colour, className }: { colour: string; className?: string }) {
  return <span aria-hidden className={cn("size-2.5 shrink-0 rounded-sm", className)} style={{ backgroundColor: colour }} />;
}
