import { iso } from "@/lib/time";
import type { Booking, BookingStatus } from "./contract";
import type { BookingRow } from "./repository";

/** A row as everyone outside sees it. `currency` is its project's. */
export function presentBooking({ currency, ...row }: BookingRow & { currency: string }): Booking {
  return {
    id: row.id,
    resourceId: row.resourceId,
    projectId: row.projectId,
    status: row.status as BookingStatus,
    title: row.title,
    notes: row.notes,
    start: iso(row.startTime),
    end: iso(row.endTime),
    allocation: row.allocation,
    cost: row.costMinor === null ? null : { amount: row.costMinor, currency },
    externalId: row.externalId,
    version: row.version,
    createdAt: iso(row.createdAt),
    updatedAt: iso(row.updatedAt),
  };
}
