import type { Stretch } from "@/lib/stretch";
import { Temporal } from "@/lib/time";
import { type DaysDraft, newDays } from "@/ui/booking/days-draft";
import { toLocal } from "@/ui/booking/local-time";

type Hours = { start: string; end: string };

/** Stretches as days of the zone: the hours that most days have, where they are of one piece, and the days that differ. @param worksWeekends an empty weekend must be left out by name */
export function freeDays(taken: readonly Stretch[], zone: string, worksWeekends: boolean): DaysDraft {
  const byDate = new Map<string, Hours[]>();
  for (const { start, end } of taken) {
    const [from, until] = [toLocal(start, zone), toLocal(end, zone)];
    byDate.set(from.date, [...(byDate.get(from.date) ?? []), { start: from.time, end: until.time }]);
  }
  const dates = [...byDate.keys()];
  const [first = "", last = ""] = [dates[0], dates.at(-1)];
  const usual = mostFrequent([...byDate.values()].map((hours) => JSON.stringify(hours)));
  const [one, ...more] = JSON.parse(usual) as Hours[];
  const same = more.length === 0 ? one : undefined;
  const edits = datesFrom(first, last).flatMap((date) => {
    const hours = byDate.get(date) ?? [];
    const isAsUsual = hours.length === 0 ? isWeekend(date) && !worksWeekends : same !== undefined && JSON.stringify(hours) === usual;
    return isAsUsual ? [] : [{ date, hours }];
  });
  return { ...newDays(first, last), ...(same && { hoursAs: "same", same }), edits };
}

export const isWeekend = (date: string) => Temporal.PlainDate.from(date).dayOfWeek > 5;

function datesFrom(first: string, last: string): string[] {
  const from = Temporal.PlainDate.from(first);
  return Array.from({ length: from.until(last).days + 1 }, (_, days) => from.add({ days }).toString());
}

function mostFrequent(all: string[]): string {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? "[]";
}
