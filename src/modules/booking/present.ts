import { iso } from "@/lib/time";
import type { Booking, BookingStatus } from "./contract";
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
