import { Temporal } from "@/lib/time";

export type Dates = { from: string; to: string };
export const QUICK = ["thisWeek", "nextWeek", "fourWeeks"] as const;
export type Quick = (typeof QUICK)[number];

const WEEK = 7;

/** The dates that are asked about most, both included: what is left of this week, the next one from Monday to Sunday, and four weeks from today on. */
export function quickDates(today: string): Record<Quick, Dates> {
  const first = Temporal.PlainDate.from(today);
  const sunday = first.add({ days: WEEK - first.dayOfWeek });
  return {
    thisWeek: { from: today, to: sunday.toString() },
    nextWeek: { from: sunday.add({ days: 1 }).toString(), to: sunday.add({ days: WEEK }).toString() },
    fourWeeks: { from: today, to: first.add({ days: 4 * WEEK - 1 }).toString() },
  };
}
