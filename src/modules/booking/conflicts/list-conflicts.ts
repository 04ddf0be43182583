import { z } from "zod";
import { type Page, readCursor, toPage } from "@/lib/page";
import type { Principal } from "@/lib/principal";
import { iso, isoOfMillis } from "@/lib/time";
import type { AwayKind } from "@/modules/calendar/contract";
import { selectUnreadable } from "@/modules/project";
import { type Database, inTenant } from "@/services/db";
import { selectMakers } from "@/services/outbox";
import type { Booking, SeenBooking } from "../contract";
import { maskBooking, presentBooking } from "../present";
import type { Conflict, ListConflicts } from "./contract";
import { type ConflictRow, selectConflicts } from "./repository";

const cursorSchema = z.tuple([z.iso.datetime(), z.guid()]);

/**
 * The bookings, confirmed or held, whose resource is away at their time in `[from, to)`, by start, a page at a time.
 * @throws Problem 400 on a foreign cursor
 */
export async function listConflicts(db: Database, principal: Principal, query: ListConflicts): Promise<Page<Conflict>> {
  const { tenantId } = principal;
  const after = readCursor(query.cursor, cursorSchema);
  return inTenant(db, tenantId, async (tx) => {
    const unreadable = await selectUnreadable(tx, tenantId, principal);
    // Which bookings are of a project is told only to who may read it.
    const rows = unreadable.has(query.projectId ?? "") ? [] : await selectConflicts(tx, tenantId, { start: query.from, end: query.to }, query, query.limit + 1, after);
    const makers = await selectMakers(tx, tenantId, rows.flatMap(({ booking }) => (unreadable.has(booking.projectId) ? [booking.id] : [])));
    return toPage(rows, query.limit, ({ booking }) => [iso(booking.startTime), booking.id], (row) => present(row, (booking) => maskBooking(booking, unreadable, makers)));
  });
}

function present({ booking, resourceName, projectName, absences }: ConflictRow, masked: (booking: Booking) => SeenBooking): Conflict {
  const seen = masked(presentBooking(booking));
  const instant = (seconds: number) => isoOfMillis(Math.round(seconds * 1_000));
  return {
    booking: seen,
    resourceName,
    projectName: "masked" in seen ? null : projectName,
    absences: absences.toSorted((a, b) => a[2] - b[2]).map(([id, kind, start, end]) => ({ id, kind: kind as AwayKind, start: instant(start), end: instant(end) })),
  };
}
