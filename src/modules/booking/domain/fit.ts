import type { Stretch } from "@/lib/stretch";
import { type Room, walk } from "./free-time";

/** What is asked for, in milliseconds: one stretch as long (`slot`), or as much as that in all (`total`). */
export type Ask = { kind: "slot" | "total"; length: number };

/**
 * How much of it there is room for, `length` at most, and where: from the first instant of it to the last. `free` is all the
 * room there is.
 */
export type Fit = { length: number; slot: Stretch; free: number };

/** How much of what is asked for there is room for; undefined when there is none at all. */
export function fitOf({ kind, length }: Ask, room: Room): Fit | undefined {
  let free = 0;
  let first = 0;
  let reached = 0; // when as much as was asked for has come together
  let last = 0;
  let slot: Stretch | undefined; // the first that is long enough
  let longest: Stretch = { start: 0, end: 0 };
  walk(room, (start, end) => {
    const stretch = end - start;
    if (free === 0) first = start;
    if (free < length && free + stretch >= length) reached = start + length - free;
    if (!slot && stretch >= length) slot = { start, end: start + length };
    if (!slot && stretch > longest.end - longest.start) longest = { start, end };
    free += stretch;
    last = end;
  });
  if (free === 0) return undefined;
  if (kind === "total") return { length: Math.min(length, free), slot: { start: first, end: free < length ? last : reached }, free };
  const found = slot ?? longest;
  return { length: found.end - found.start, slot: found, free };
}
