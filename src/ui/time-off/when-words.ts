import { Temporal } from "@/lib/time";
import type { Availability } from "@/modules/calendar/availability/contract";
import { toLocal } from "@/ui/booking/local-time";
import { formatDay, formatSlot } from "@/ui/format";

type Entry = Pick<Availability, "start" | "end" | "timeZone">;

/** First and last day of what is whole booking days in the resource's zone; undefined of anything else. */
export function wholeDays({ start, end, timeZone }: Entry, dayStart: string): { from: string; to: string } | undefined {
  const [first, after] = [toLocal(Date.parse(start), timeZone), toLocal(Date.parse(end), timeZone)];
  if (first.time !== dayStart || after.time !== dayStart) return undefined;
  return { from: first.date, to: Temporal.PlainDate.from(after.date).subtract({ days: 1 }).toString() };
}

const noon = (date: string) => Date.parse(`${date}T12:00:00Z`);

/** "Mon 2 Mar 2026", "Mon 2 Mar – Wed 4 Mar 2026", or with the times in the resource's zone. */
export function whenWords(entry: Entry, dayStart: string): string {
  const days = wholeDays(entry, dayStart);
  if (!days) return formatSlot(Date.parse(entry.start), Date.parse(entry.end), entry.timeZone, false);
  const { from, to } = days;
  const last = formatDay(noon(to), "UTC");
  return from === to ? last : `${formatDay(noon(from), "UTC", from.slice(0, 4) === to.slice(0, 4))} – ${last}`;
}
