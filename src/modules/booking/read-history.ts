import { z } from "zod";
import { type Page, readCursor, toPage } from "@/lib/page";
import type { Principal } from "@/lib/principal";
import { iso } from "@/lib/time";
import { selectUnreadable } from "@/modules/project";
import { type Database, inTenant } from "@/services/db";
import { type EventRow, selectHistory } from "@/services/outbox";
import type { Booking, HistoryEntry, SeenBooking } from "./contract";
import { CHANGEABLE } from "./domain/changeable";
import type { Cause } from "./events";
import { findReadable } from "./find-readable";
import { maskBooking } from "./present";

const cursorSchema = z.tuple([z.string().regex(/^\d{1,9}$/)]);

/** Every change of a booking, the first one first, a page at a time. @throws Problem 404, also when the caller may not read its project, and 400 on a foreign cursor */
export async function listHistory(db: Database, principal: Principal, id: string, query: { limit: number; cursor?: string | undefined }): Promise<Page<HistoryEntry>> {
  const { tenantId } = principal;
  const [after = "0"] = readCursor(query.cursor, cursorSchema) ?? [];
  return inTenant(db, tenantId, async (tx) => {
    await findReadable(tx, principal, id);
    const [rows, unreadable] = await Promise.all([selectHistory(tx, tenantId, id, Number(after), query.limit + 1), selectUnreadable(tx, tenantId, principal)]);
    return toPage(rows, query.limit, (row) => [String(row.aggregateVersion)], (row) => present(row, unreadable));
  });
}

/** What it was for while it belonged to a project that the caller may not read is left out. */
function present(event: EventRow, unreadable: ReadonlySet<string>): HistoryEntry {
  const { reason, by, ...payload } = event.payload as { booking: Booking; before?: Partial<Booking> } & Cause;
  const booking = maskBooking(payload.booking, unreadable);
  const before = payload.before && pick(maskBooking({ ...payload.booking, ...payload.before }, unreadable), payload.before);
  const fields = before ? CHANGEABLE.filter((field) => field in before) : CHANGEABLE;
  return {
    version: event.aggregateVersion,
    type: event.type,
    at: iso(event.occurredAt),
    actor: { type: event.actor.type, id: event.actor.id, name: event.actor.name },
    ...(reason && { reason }),
    ...(by && { by }),
    changes: fields.map((field) => ({ field, ...(before && { from: before[field] ?? null }), to: booking[field] })),
  };
}

/** Of a booking, the fields that another object has. */
function pick(booking: SeenBooking, like: object): Partial<SeenBooking> {
  return Object.fromEntries(Object.entries(booking).filter(([field]) => field in like));
}
