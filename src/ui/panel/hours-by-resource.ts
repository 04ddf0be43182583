import type { SeenBooking } from "@/modules/booking/contract";

export type Hours = { resourceId: string; booked: number; held: number };

/** Working minutes of the bookings of each resource, confirmed and on hold; who has most comes first. What is only asked for does not count. */
export function hoursByResource(bookings: readonly Pick<SeenBooking, "resourceId" | "status" | "workedMinutes">[]): Hours[] {
  const hours = new Map<string, Hours>();
  for (const { resourceId, status, workedMinutes } of bookings) {
    if (status !== "confirmed" && status !== "hold") continue;
    const own = hours.get(resourceId) ?? { resourceId, booked: 0, held: 0 };
    hours.set(resourceId, status === "hold" ? { ...own, held: own.held + workedMinutes } : { ...own, booked: own.booked + workedMinutes });
  }
  return [...hours.values()].toSorted((a, b) => b.booked + b.held - a.booked - a.held || (a.resourceId < b.resourceId ? -1 : 1));
}
