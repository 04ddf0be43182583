import type { Principal } from "@/lib/principal";
import { Problem } from "@/lib/problem";
import { iso, type TimeRange } from "@/lib/time";
import { type Database, inTenant, violates } from "@/services/db";
import type { Blocker } from "./contract";
import { NoRoom } from "./place-windows";
import { selectBlockers } from "./repository";

export type Slot = { resourceId: string; windows: TimeRange[]; bookingId?: string };

const TRIES = 3;

/**
 * Runs `book`; when there is no room, answers with who has it. When whoever had it is gone by the time we look, it is tried again.
 * @param slotOf what was wanted, once `book` knows it
 * @throws Problem 409 booking_conflict with `conflicts`, and whatever else `book` throws
 */
export async function orExplain<T>(db: Database, principal: Principal, slotOf: () => Slot | undefined, book: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await book();
    } catch (error) {
      const slot = slotOf();
      if (!slot || !(error instanceof NoRoom || violates(error, "no_double_booking"))) throw error;
      const conflicts = await findBlockers(db, principal, slot);
      if (conflicts.length > 0 || attempt === TRIES) throw bookingConflict(conflicts);
    }
  }
}

function bookingConflict(conflicts: Blocker[]): Problem {
  const first = conflicts[0];
  const holder = first ? `${first.projectName}${first.title ? ` (${first.title})` : ""} has it from ${first.start} to ${first.end}` : "It is taken";
  return new Problem(409, "booking_conflict", "Already booked", `${holder}: choose another time or another resource.`, { conflicts });
}

async function findBlockers(db: Database, { tenantId }: Principal, slot: Slot): Promise<Blocker[]> {
  const rows = await inTenant(db, tenantId, (tx) => selectBlockers(tx, tenantId, slot.resourceId, slot.windows, slot.bookingId));
  return rows.map((row) => ({ bookingId: row.id, start: iso(row.startTime), end: iso(row.endTime), projectId: row.projectId, projectName: row.projectName, title: row.title }));
}
