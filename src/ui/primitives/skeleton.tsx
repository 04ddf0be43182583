import type { ComponentProps } from "react";
import { cn } from "@/ui/cn";

/** The shape of what is on its way. */
export function Skeleton({ className, ...props }: ComponentProps<"span">) {
  return <span aria-hidden className={cn("block h-4 animate-breathe rounded-md bg-line", className)} {...props} />;
}
