import type { Load, Stretch } from "@/lib/stretch";

/**
 * The first stretch of `duration` milliseconds in which `needed` of the capacity is free all along.
 * @param loads what is taken, as loadOver tells it: in order, without gaps
 */
export function nextFree(loads: Load[], capacity: number, needed: number, duration: number): Stretch | undefined {
  let start: number | undefined;
  for (const stretch of loads) {
    if (capacity - stretch.load < needed) start = undefined;
    else {
      start ??= stretch.start;
      if (stretch.end - start >= duration) return { start, end: start + duration };
    }
  }
  return undefined;
}
