import { and, eq, gte } from "drizzle-orm";
import type { Temporal } from "@/lib/time";
import type { Tx } from "@/services/db";
import { bookingWindows } from "../schema";
import { insertWindows, type WindowRow } from "../window-repository";

const ofBooking = (tenantId: string, id: string) => and(eq(bookingWindows.tenantId, tenantId), eq(bookingWindows.bookingId, id));

/** The windows of a booking as they are stored. */
export async function selectWindowRows(tx: Tx, tenantId: string, id: string): Promise<WindowRow[]> {
  return tx.select().from(bookingWindows).where(ofBooking(tenantId, id)).orderBy(bookingWindows.startTime);
}

/** Gives another booking of the same resource and status what a booking has from `at` on: the same lanes, so that it cannot meet anybody. */
export async function handWindowsOver(tx: Tx, tenantId: string, rows: WindowRow[], to: string, at: Temporal.Instant): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const milliseconds = at.epochMilliseconds;
  const cut = rows.find(({ startTime, endTime }) => startTime.epochMilliseconds < milliseconds && endTime.epochMilliseconds > milliseconds);
  await tx.update(bookingWindows).set({ bookingId: to }).where(and(ofBooking(tenantId, first.bookingId), gte(bookingWindows.startTime, at)));
  if (!cut) return;
  await tx.update(bookingWindows).set({ endTime: at }).where(and(ofBooking(tenantId, cut.bookingId), eq(bookingWindows.seq, cut.seq)));
  await insertWindows(tx, [{ ...cut, bookingId: to, startTime: at }]);
}
