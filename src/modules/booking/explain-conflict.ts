import type { Principal } from "@/lib/principal";
import { Problem } from "@/lib/problem";
import { iso } from "@/lib/time";
import { type Database, inTenant, violates } from "@/services/db";
import type { Alternatives, Blocker } from "./contract";
import { findAlternatives, type Wanted } from "./find-alternatives";
import { NoRoom } from "./place-windows";
import { selectBlockers } from "./repository";

const TRIES = 3;

/**
 * Runs `book`; when there is no room, answers with who has it and what would work instead. When whoever had it is gone by
 * the time we look, it is tried again.
 * @param wanted what was wanted, once `book` knows it
 * @throws Problem 409 booking_conflict with `conflicts` and `alternatives`, and whatever else `book` throws
 */
export async function orExplain<T>(db: Database, principal: Principal, wanted: () => Wanted | undefined, book: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await book();
    } catch (error) {
      const slot = wanted();
      if (!slot || !(error instanceof NoRoom || violates(error, "no_double_booking"))) throw error;
      const { conflicts, alternatives } = await explain(db, principal, slot);
      if (conflicts.length > 0 || attempt === TRIES) throw bookingConflict(conflicts, alternatives);
    }
  }
}

function bookingConflict(conflicts: Blocker[], alternatives: Alternatives): Problem {
  const first = conflicts[0];
  const holder = first ? `${first.projectName}${first.title ? ` (${first.title})` : ""} has it from ${first.start} to ${first.end}` : "It is taken";
  return new Problem(409, "booking_conflict", "Already booked", `${holder}: choose another time or another resource.`, { conflicts, alternatives });
}

function explain(db: Database, { tenantId }: Principal, slot: Wanted): Promise<{ conflicts: Blocker[]; alternatives: Alternatives }> {
  return inTenant(db, tenantId, async (tx) => {
    const rows = await selectBlockers(tx, tenantId, slot.resourceId, slot.windows, slot.bookingId);
    return {
      conflicts: rows.map((row) => ({ bookingId: row.id, start: iso(row.startTime), end: iso(row.endTime), projectId: row.projectId, projectName: row.projectName, title: row.title })),
      alternatives: await findAlternatives(tx, tenantId, slot),
    };
  });
}
