import { and, asc, eq, sql } from "drizzle-orm";
import { type Temporal, type TimeRange } from "@/lib/time";
import { resourceCapacities } from "@/modules/resource/schema";
import { insertMany, type Tx } from "@/services/db";
import type { Step } from "../domain/cut-windows";
import { bookings, bookingWindows } from "../schema";

/** The steps of a resource, in order, and the transaction's time; none when there is no such resource. */
export async function selectSteps(tx: Tx, tenantId: string, resourceId: string): Promise<{ steps: Step[]; now: Temporal.Instant | undefined }> {
  const rows = await tx
    .select({ start: resourceCapacities.startsAt, end: resourceCapacities.endsAt, capacity: resourceCapacities.capacity, now: sql`now()`.mapWith(resourceCapacities.startsAt) })
    .from(resourceCapacities)
    .where(and(eq(resourceCapacities.tenantId, tenantId), eq(resourceCapacities.resourceId, resourceId)))
    .orderBy(asc(resourceCapacities.startsAt));
  return { steps: rows.map(({ start, end, capacity }) => ({ start, end, capacity })), now: rows[0]?.now };
}

export type HolderRow = { bookingId: string; status: string; allocation: number; windows: TimeRange[] };

/** The bookings of a resource, of whatever status, that have a window after `from`: with all their windows. */
export async function selectHolders(tx: Tx, tenantId: string, resourceId: string, from: Temporal.Instant): Promise<HolderRow[]> {
  const after = tx
    .select({ id: bookingWindows.bookingId })
    .from(bookingWindows)
    .where(and(eq(bookingWindows.tenantId, tenantId), eq(bookingWindows.resourceId, resourceId), sql`${bookingWindows.endTime} > ${from.toString()}`));
  const rows = await tx
    .select({ bookingId: bookings.id, status: bookings.status, allocation: bookings.allocation, start: bookingWindows.startTime, end: bookingWindows.endTime })
    .from(bookings)
    .innerJoin(bookingWindows, and(eq(bookingWindows.tenantId, bookings.tenantId), eq(bookingWindows.bookingId, bookings.id)))
    .where(and(eq(bookings.tenantId, tenantId), sql`${bookings.id} IN ${after}`))
    .orderBy(asc(bookings.id), asc(bookingWindows.startTime));
  const holders = new Map<string, HolderRow>();
  for (const { bookingId, status, allocation, start, end } of rows) {
    const holder = holders.get(bookingId) ?? { bookingId, status, allocation, windows: [] };
    holder.windows.push({ start, end });
    holders.set(bookingId, holder);
  }
  return [...holders.values()];
}

/** Puts these steps in the place of those there are. Windows that lie in one of the same start follow it, by the foreign key. */
export async function replaceSteps(tx: Tx, tenantId: string, resourceId: string, before: Step[], after: Step[]): Promise<void> {
  const of = (step: Step) => and(eq(resourceCapacities.tenantId, tenantId), eq(resourceCapacities.resourceId, resourceId), eq(resourceCapacities.startsAt, step.start));
  const sameStart = (a: Step) => (b: Step) => a.start.equals(b.start);
  await tx.execute(sql`SET CONSTRAINTS one_capacity_at_a_time DEFERRED`);
  for (const step of after.filter((step) => before.some(sameStart(step)))) await tx.update(resourceCapacities).set({ endsAt: step.end, capacity: step.capacity }).where(of(step));
  for (const step of before.filter((step) => !after.some(sameStart(step)))) await tx.delete(resourceCapacities).where(of(step));
  const made = after.filter((step) => !before.some(sameStart(step)));
  await insertMany(tx, resourceCapacities, made.map(({ start, end, capacity }) => ({ tenantId, resourceId, startsAt: start, endsAt: end, capacity })), resourceCapacities.resourceId);
  await tx.execute(sql`SET CONSTRAINTS one_capacity_at_a_time IMMEDIATE`);
}
