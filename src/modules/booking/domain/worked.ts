import type { Stretch } from "@/lib/stretch";

const DAY = 86_400_000;
const MINUTE = 60_000;

/** Working time of a resource, as a booking counts it. */
export type WorkClock = {
  /** The booking day that an instant belongs to. */
  dateOf: (instant: number) => string;
  /** Working minutes of the calendar on that day. */
  minutesOn: (date: string) => number;
  /** Its working time in a range, in order. */
  workingIn: (range: Stretch) => Stretch[];
};

export type Worked = { minutes: number; overtimeMinutes: number };

const lengthOf = ({ start, end }: Stretch) => end - start;
const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);

/**
 * What of a booking is worked, in whole minutes. A window of at most 24 hours is worked as it is booked, and what it has
 * beyond the working hours of its day is overtime. Nobody works through a longer one: of it the working time counts.
 */
export function workedIn(windows: Stretch[], clock: WorkClock): Worked {
  const long = windows.filter((window) => lengthOf(window) > DAY);
  const byDay = new Map<string, number>();
  for (const window of windows) {
    if (lengthOf(window) > DAY) continue;
    const date = clock.dateOf(window.start);
    byDay.set(date, (byDay.get(date) ?? 0) + lengthOf(window));
  }
  const throughNights = sum(long.flatMap((window) => clock.workingIn(window)).map(lengthOf));
  const overtime = [...byDay].map(([date, length]) => Math.max(0, length - clock.minutesOn(date) * MINUTE));
  return { minutes: Math.floor((throughNights + sum([...byDay.values()])) / MINUTE), overtimeMinutes: Math.floor(sum(overtime) / MINUTE) };
}
