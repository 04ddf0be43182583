import { z } from "zod";
import { type Page, readCursor, toPage } from "@/lib/page";
import type { Principal } from "@/lib/principal";
import { notFound } from "@/lib/problem";
import { iso } from "@/lib/time";
import { type Database, inTenant } from "@/services/db";
import { type EventRow, selectHistory } from "@/services/outbox";
import type { Booking, HistoryEntry } from "./contract";
import { CHANGEABLE } from "./domain/changeable";
import { findBooking } from "./repository";

const cursorSchema = z.tuple([z.string().regex(/^\d{1,9}$/)]);

/** Every change of a booking, the first one first, a page at a time. @throws Problem 404, and 400 on a foreign cursor */
export async function listHistory(db: Database, { tenantId }: Principal, id: string, query: { limit: number; cursor?: string | undefined }): Promise<Page<HistoryEntry>> {
  const [after = "0"] = readCursor(query.cursor, cursorSchema) ?? [];
  const rows = await inTenant(db, tenantId, async (tx) => {
    if (!(await findBooking(tx, tenantId, id))) throw notFound("booking", id);
    return selectHistory(tx, tenantId, id, Number(after), query.limit + 1);
  });
  return toPage(rows, query.limit, (row) => [String(row.aggregateVersion)], present);
}

function present(event: EventRow): HistoryEntry {
  const { booking, before } = event.payload as { booking: Booking; before?: Partial<Booking> };
  const fields = before ? CHANGEABLE.filter((field) => field in before) : CHANGEABLE;
  return {
    version: event.aggregateVersion,
    type: event.type,
    at: iso(event.occurredAt),
    actor: { type: event.actor.type, id: event.actor.id, name: event.actor.name },
    changes: fields.map((field) => ({ field, ...(before && { from: before[field] ?? null }), to: booking[field] })),
  };
}
