import { type Load, loadOver, type Stretch } from "@/lib/stretch";

/** What is free at every instant of the windows: of their capacity, what `takers` leave where they take most. */
export function spareIn(windows: (Stretch & { capacity: number })[], takers: Load[]): number {
  let spare = Number.POSITIVE_INFINITY;
  for (const { start, end, capacity } of windows) {
    const near = takers.filter((taker) => taker.start < end && start < taker.end);
    for (const { load } of near.length > 0 ? loadOver({ start, end }, near) : [{ load: 0 }]) spare = Math.min(spare, capacity - load);
  }
  return spare;
}
