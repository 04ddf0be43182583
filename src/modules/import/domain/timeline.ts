/** What a confirmed booking takes of a resource in `[start, end)`, in milliseconds since 1970. */
export type Taker = { bookingId: string; start: number; end: number; load: number };

/** Who takes a resource when: by start, so that a slot is looked up without walking over all of them. */
export type Timeline = { takers: Taker[]; longest: number };

export function newTimeline(): Timeline {
  return { takers: [], longest: 0 };
}

/** The place of the first that starts at `time` or later. */
function firstFrom({ takers }: Timeline, time: number): number {
  let low = 0;
  let high = takers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((takers[middle] as Taker).start < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function addTaker(timeline: Timeline, taker: Taker): void {
  timeline.takers.splice(firstFrom(timeline, taker.start + 1), 0, taker);
  timeline.longest = Math.max(timeline.longest, taker.end - taker.start);
}

/** Those that have something of `[start, end)`, by start. */
export function takersIn(timeline: Timeline, start: number, end: number): Taker[] {
  // None is longer than the longest, so none that started before that can still be running.
  const from = firstFrom(timeline, start - timeline.longest);
  return timeline.takers.slice(from, firstFrom(timeline, end)).filter((taker) => taker.end > start);
}

/** Takes away what the booking, which runs from `start` to `end`, takes. */
export function removeTakers(timeline: Timeline, bookingId: string, start: number, end: number): void {
  const from = firstFrom(timeline, start);
  for (let at = firstFrom(timeline, end) - 1; at >= from; at--) {
    if (timeline.takers[at]?.bookingId === bookingId) timeline.takers.splice(at, 1);
  }
}
