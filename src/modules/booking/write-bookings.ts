import type { Principal } from "@/lib/principal";
import type { Temporal } from "@/lib/time";
import type { Tx } from "@/services/db";
import { recordEvents } from "@/services/outbox";
import type { Booked } from "./contract";
import { type Allocated, allocatedBy } from "./domain/allocated";
import { type Draft, presentWarnings, presentWindows } from "./draft-booking";
import { bookingEvent } from "./events";
import { presentBooking } from "./present";
import { type BookingRow, insertBookings } from "./repository";
import { insertWindows, type NewWindowRow } from "./window-repository";

/** What a booking says beside what it takes. */
export type Said = Pick<BookingRow, "id" | "title" | "notes" | "externalId" | "expiresAt"> & Partial<Pick<BookingRow, "bundleId" | "seriesId" | "seriesDate">>;

export type Seated = { draft: Draft; windows: NewWindowRow[]; said: Said };

/**
 * Sends new bookings, their windows and their events, in three statements whatever their number. They are not waited for: see
 * LastWrites. What their projects have allocated is left to the caller, who adds it last.
 */
export function writeBookings(tx: Tx, { tenantId, actor }: Principal, now: Temporal.Instant, seated: Seated[]): { booked: Booked[]; writes: Promise<unknown>[]; allocated: Allocated[] } {
  const rows = seated.map(({ draft, said }): BookingRow => ({
    bundleId: null,
    seriesId: null,
    seriesDate: null,
    ...said,
    ...draft.fields,
    tenantId,
    placedAt: now,
    challengedBy: null,
    challengeDueAt: null,
    version: 1,
    createdAt: now,
    updatedAt: now,
  }));
  const bookings = rows.map((row, i) => presentBooking({ ...row, currency: (seated[i] as Seated).draft.project.currency }));
  const writes = [
    insertBookings(tx, rows),
    insertWindows(tx, seated.flatMap(({ windows }) => windows)),
    recordEvents(tx, tenantId, actor, bookings.map((booking) => bookingEvent("booking:created", booking))),
  ];
  const booked = bookings.map((booking, i) => {
    const { draft } = seated[i] as Seated;
    return { ...booking, windows: presentWindows(draft.windows), ...presentWarnings(draft) };
  });
  return { booked, writes, allocated: rows.map(allocatedBy) };
}
