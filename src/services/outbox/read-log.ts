import { and, asc, eq, gt, inArray, lte, sql } from "drizzle-orm";
import type { Database, Tx } from "@/services/db";
import type { EventRow } from "./read-events";
import { domainEvents, relay } from "./schema";

/** An event that has its place in the log. */
export type PlacedEvent = EventRow & { position: number };

/** The number of the last event that has one, in any studio: all up to it are committed and can be read. */
export async function lastPosition(db: Pick<Database, "drizzle">): Promise<number> {
  const [row] = await db.drizzle.select({ position: relay.lastPosition }).from(relay);
  return row?.position ?? 0;
}

/** As lastPosition, in a transaction: whatever is read in it later tells of all events up to there. */
export const positionIn = (tx: Tx): Promise<number> => lastPosition({ drizzle: tx });

/** The events of a studio after a position, in order; up to `upto` and of some types, if given. */
export async function selectAfter(tx: Tx, tenantId: string, after: number, limit: number, { upto, types }: { upto?: number | undefined; types?: string[] | undefined } = {}): Promise<PlacedEvent[]> {
  const rows = await tx
    .select()
    .from(domainEvents)
    .where(and(eq(domainEvents.tenantId, tenantId), gt(domainEvents.position, after), upto === undefined ? undefined : lte(domainEvents.position, upto), types ? inArray(domainEvents.type, types) : undefined))
    .orderBy(asc(domainEvents.position))
    .limit(limit);
  return rows as PlacedEvent[];
}

/** Which studios have events after a position, and how far that is: of the next `most` events. */
export async function studiosAfter(db: Database, after: number, most: number): Promise<{ upto: number; count: number; tenantIds: string[] }> {
  const { rows } = await db.drizzle.execute<{ studio: string; place: string }>(sql`SELECT studio, place FROM placed_after(${after}, ${most})`);
  return { upto: Number(rows.at(-1)?.place ?? after), count: rows.length, tenantIds: [...new Set(rows.map((row) => row.studio))] };
}
