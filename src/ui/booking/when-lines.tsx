import type { DetailedBooking } from "@/modules/booking/contract";
import { formatDay, formatHours, formatSlot } from "@/ui/format";
import { text } from "@/ui/text/en";

/** When a booking is, how long, and how much of that is worked. @param zone that its times are told in */
export function WhenLines({ booking, zone }: { booking: DetailedBooking; zone: string }) {
  const [startMs, endMs] = [Date.parse(booking.start), Date.parse(booking.end)];
  const daysOf = new Set(booking.windows.map(({ start }) => formatDay(Date.parse(start), zone)));
  const isInDays = booking.days !== null;
  const lasts = isInDays ? text.details.summary(daysOf.size, booking.workedMinutes) : hoursOf(booking);
  return (
    <>
      {isInDays ? text.details.inDays(formatDay(startMs, zone, formatDay(startMs, zone) !== formatDay(endMs - 1, zone)), formatDay(endMs - 1, zone)) : formatSlot(startMs, endMs, zone, false)}
      <span className="block text-sm text-muted">
        {lasts} · {text.booking.zone(zone)}
      </span>
    </>
  );
}

function hoursOf({ start, end, workedMinutes }: DetailedBooking): string {
  const [startMs, endMs] = [Date.parse(start), Date.parse(end)];
  const lasts = text.booking.duration(formatHours(startMs, endMs));
  return workedMinutes * 60_000 === endMs - startMs ? lasts : `${lasts}, ${text.details.worked(workedMinutes)}`;
}
