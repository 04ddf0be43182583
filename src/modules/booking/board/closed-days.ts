import type { Stretch } from "@/lib/stretch";
import { Temporal } from "@/lib/time";
import { hoursOn, isHoliday, startOfDay, type WorkCalendar } from "@/modules/calendar";

/** A booking day on which a calendar would work by its week, and does not; in milliseconds since 1970. holiday: the name of the public holiday, if that is why. */
export type ClosedDay = Stretch & { date: string; holiday: string | undefined };

/** The closed days of a calendar that touch the range, in order. @param zone of a calendar that has none of its own */
export function closedDays(calendar: WorkCalendar, zone: string, range: Stretch): ClosedDay[] {
  const there = calendar.timeZone ?? zone;
  const startOf = (date: Temporal.PlainDate) => startOfDay(date.toString(), there, calendar.dayStart).epochMilliseconds;
  const closed: ClosedDay[] = [];
  // A booking day may begin on the date before.
  let day = Temporal.Instant.fromEpochMilliseconds(range.start).toZonedDateTimeISO(there).toPlainDate().subtract({ days: 1 });
  for (let start = startOf(day); start < range.end; ) {
    const date = day.toString();
    const { dayOfWeek } = day;
    day = day.add({ days: 1 });
    const end = startOf(day);
    const isClosed = calendar.week.some((hours) => hours.day === dayOfWeek) && hoursOn(calendar, date).length === 0;
    if (isClosed && end > range.start) closed.push({ date, start, end, holiday: isHoliday(calendar, date) });
    start = end;
  }
  return closed;
}
