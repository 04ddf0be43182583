import type { Actor } from "@/lib/principal";
import { iso } from "@/lib/time";
import type { Booking, BookingStatus, MaskedBooking } from "./contract";
import type { PricedRow } from "./repository";

/** A row as everyone outside sees it. `currency` is its project's. */
export function presentBooking({ currency, ...row }: PricedRow): Booking {
  const money = (amount: number | null) => (amount === null ? null : { amount, currency });
  return {
    id: row.id,
    resourceId: row.resourceId,
    projectId: row.projectId,
    phaseId: row.phaseId,
    status: row.status as BookingStatus,
    title: row.title,
    notes: row.notes,
    start: iso(row.startTime),
    end: iso(row.endTime),
    days: row.days,
    allocation: row.allocation,
    workedMinutes: row.workedMinutes,
    cost: money(row.costMinor),
    bill: money(row.billMinor),
    rate: row.rate,
    override: row.override,
    bundleId: row.bundleId,
    seriesId: row.seriesId,
    seriesDate: row.seriesDate,
    placedAt: iso(row.placedAt),
    expiresAt: row.expiresAt && iso(row.expiresAt),
    challenge: row.challengedBy && row.challengeDueAt ? { by: row.challengedBy, dueAt: iso(row.challengeDueAt) } : null,
    externalId: row.externalId,
    version: row.version,
    createdAt: iso(row.createdAt),
    updatedAt: iso(row.updatedAt),
  };
}

/**
 * The booking without what it is for, to who may not read its project, when that is among the `unreadable`; else as it is.
 * @param makers who made it, by booking, as far as it is known (see selectMakers)
 */
export function maskBooking<B extends Booking>(booking: B, unreadable: ReadonlySet<string>, makers: Map<string, Actor> = new Map()): B | (Omit<B, keyof MaskedBooking> & MaskedBooking) {
  if (!unreadable.has(booking.projectId)) return booking;
  return {
    ...booking,
    projectId: null,
    phaseId: null,
    title: "",
    notes: "",
    cost: null,
    bill: null,
    rate: null,
    override: null,
    bundleId: null,
    seriesId: null,
    seriesDate: null,
    externalId: null,
    masked: true,
    ask: makers.get(booking.id)?.name ?? null,
  };
}
