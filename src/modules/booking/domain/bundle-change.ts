import { invalidInput } from "@/lib/problem";
import type { Temporal } from "@/lib/time";
import type { UpdateBundle } from "../bundles/contract";
import type { BookingStatus, Days, UpdateBooking, When } from "../contract";
import { daysBetween, firstDate, shiftDays } from "./shift-when";

/** A booking of a bundle, as far as the bundle changes it. */
export type BundleBooking = { id: string; title: string; status: BookingStatus; startTime: Temporal.Instant; endTime: Temporal.Instant; days: Days | null };

/**
 * What a change of a bundle is to each of its bookings; those that are cancelled stay as they are.
 * @param title that the bundle has now @param zone in which days are counted
 * @throws Problem 400 when bookings given in days are to move by minutes
 */
export function planBundleChange(bookings: BundleBooking[], title: string, input: UpdateBundle, zone: string): { id: string; input: UpdateBooking }[] {
  const live = bookings.filter(({ status }) => status !== "cancelled");
  const timeOf = timePlan(live, input, zone);
  return live.map((booking) => ({
    id: booking.id,
    input: {
      ...(input.title !== undefined && booking.title === title && { title: input.title }),
      ...(input.status && { status: input.status }),
      ...(input.override !== undefined && { override: input.override }),
      ...timeOf(booking),
    },
  }));
}

const whenOf = ({ days, startTime, endTime }: BundleBooking): When => (days ? { days } : { start: startTime, end: endTime });

function timePlan(live: BundleBooking[], { start, end, days, moveTo, shift }: UpdateBundle, zone: string): (booking: BundleBooking) => UpdateBooking {
  if (start && end) return () => ({ start, end });
  if (days) return () => ({ days });
  if (shift && "minutes" in shift) {
    const { minutes } = shift;
    if (live.some((booking) => booking.days)) throw invalidInput([{ path: "shift.minutes", message: "does not move bookings given in days: shift by days, or give the days anew" }]);
    return ({ startTime, endTime }) => ({ start: startTime.add({ minutes }), end: endTime.add({ minutes }) });
  }
  const first = live.map((booking) => firstDate(whenOf(booking), zone)).toSorted()[0];
  const distance = moveTo && first ? daysBetween(first, moveTo) : (shift?.days ?? 0);
  if (distance === 0) return () => ({});
  return (booking) => {
    const moved = shiftDays(whenOf(booking), distance, zone);
    return moved.days ? { moveTo: moved.days.from } : { start: moved.start, end: moved.end };
  };
}
