import type { Principal } from "@/lib/principal";
import { iso } from "@/lib/time";
import type { Tx } from "@/services/db";
import type { Rung as Standing } from "../domain/hold-ladder";
import { presentBooking } from "../present";
import { presentBlockers } from "../present-blockers";
import type { Hold, Rung } from "./contract";
import type { HoldRow } from "./repository";

/** Holds on their ladders. What they are for is told only to those who may read their projects. */
export async function presentRungs(tx: Tx, principal: Principal, rows: HoldRow[], ladder: Map<string, Standing>): Promise<Rung[]> {
  const blockers = new Map((await presentBlockers(tx, principal, rows)).map((blocker) => [blocker.bookingId, blocker]));
  return rows.flatMap((row) => {
    const [blocker, standing] = [blockers.get(row.id), ladder.get(row.id)];
    if (!blocker || !standing) return [];
    return { ...blocker, ...standing, allocation: row.allocation, placedAt: iso(row.placedAt), expiresAt: row.expiresAt && iso(row.expiresAt), challenge: presentBooking(row).challenge };
  });
}

/** A hold in a list. */
export function presentHold(row: HoldRow, { rank, fits }: Standing): Hold {
  return { ...presentBooking(row), rank, fits, resourceName: row.resourceName, projectName: row.projectName };
}
