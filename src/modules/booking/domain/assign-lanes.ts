import { type Lanes, pickLanes } from "./lanes";

/** A window that takes `allocation` lanes in `[start, end)`, in milliseconds since 1970. */
export type Taken = { start: number; end: number; allocation: number };

const overlap = (a: Taken, b: Taken) => a.start < b.end && b.start < a.end;

/**
 * Lanes for a new window beside the stored ones, which keep theirs.
 * @returns undefined when no set of lanes is free all along: the stored ones may still be moved, see assignAfresh
 */
export function assignBeside(capacity: number, wanted: Taken, stored: (Taken & { lanes: Lanes })[]): Lanes | undefined {
  return pickLanes(capacity, wanted.allocation, stored.filter((window) => overlap(window, wanted)).map((window) => window.lanes));
}

/**
 * New lanes for all of them, in the order given; undefined exactly when at some instant they ask for more than the capacity.
 * Taken by start, each gets the lowest lanes that are free then; since lanes need not be neighbours, that always succeeds
 * while the load fits (interval graphs are perfect).
 */
export function assignAfresh(capacity: number, windows: Taken[]): Lanes[] | undefined {
  const assigned = new Map<Taken, Lanes>();
  let running: Taken[] = [];
  for (const window of windows.toSorted((a, b) => a.start - b.start)) {
    running = running.filter((other) => other.end > window.start);
    const lanes = pickLanes(capacity, window.allocation, running.map((other) => assigned.get(other) as Lanes));
    if (!lanes) return undefined;
    assigned.set(window, lanes);
    running.push(window);
  }
  return windows.map((window) => assigned.get(window) as Lanes);
}
