"use client";
import { Progress as Radix } from "radix-ui";

/** How far it is, 0 to 100; without a value it only says that work goes on. */
export function Progress({ value, label }: { value?: number | undefined; label: string }) {
  return (
    <Radix.Root value={value ?? null} aria-label={label} className="relative h-1.5 w-full overflow-hidden rounded-full bg-line">
      <Radix.Indicator
        className={value === undefined ? "block h-full w-2/5 animate-sweep rounded-full bg-accent" : "block h-full rounded-full bg-accent transition-[width]"}
        style={value === undefined ? undefined : { width: `${value}%` }}
      />
    </Radix.Root>
  );
}
