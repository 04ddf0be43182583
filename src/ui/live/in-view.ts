import type { ScheduleBooking, ScheduleWeek } from "@/ui/schedule/types";

type View = Pick<ScheduleWeek, "days" | "resources" | "filters" | "bookings">;

/** Of all that is known, what the page shows: bookings of its resources and project in its days, but the cancelled. */
export function inView(known: Iterable<ScheduleBooking>, { days, resources, filters, bookings }: View): ScheduleBooking[] {
  const shown = new Set(resources.map(({ id }) => id));
  const away = new Set(bookings.flatMap(({ id, inConflict }) => (inConflict ? [id] : [])));
  const [from, to] = [days[0]?.startMs ?? 0, days.at(-1)?.endMs ?? 0];
  const isShown = ({ resourceId, projectId, status, start, end }: ScheduleBooking) =>
    status !== "cancelled" && shown.has(resourceId) && (!filters.projectId || projectId === filters.projectId) && Date.parse(start) < to && Date.parse(end) > from;
  // Whether somebody is away then is looked at by the server, when it reads the page.
  return [...known].filter(isShown).map((booking) => (away.has(booking.id) && !booking.inConflict ? { ...booking, inConflict: true } : booking));
}
