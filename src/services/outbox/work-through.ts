import { eq, sql } from "drizzle-orm";
import { type Database, inTenant, type Tx } from "@/services/db";
import { lastPosition, type PlacedEvent, selectAfter, studiosAfter } from "./read-log";
import { cursors } from "./schema";

const BATCH = 500;

/** Somebody who does something about events, some time after they happened. */
export type Subscriber = {
  /** Under which is kept how far it has come. It begins with what happens after its first start. */
  name: string;
  types: string[];
  /** In a transaction of the studio. An event may come twice, when a process died in between: what was done must not be done again. */
  handle: (tx: Tx, tenantId: string, events: PlacedEvent[]) => Promise<void>;
};

/** Hands a subscriber all that has happened since it was last here. Two processes at once hand it some events twice. */
export async function workThrough(db: Database, { name, types, handle }: Subscriber): Promise<void> {
  await db.drizzle.insert(cursors).values({ name, position: await lastPosition(db) }).onConflictDoNothing();
  const [row] = await db.drizzle.select().from(cursors).where(eq(cursors.name, name));
  let position = row?.position ?? 0;
  for (;;) {
    const { upto, count, tenantIds } = await studiosAfter(db, position, BATCH);
    for (const tenantId of tenantIds) {
      const from = position;
      await inTenant(db, tenantId, async (tx) => {
        const events = await selectAfter(tx, tenantId, from, BATCH, { upto, types });
        if (events.length > 0) await handle(tx, tenantId, events);
      });
    }
    if (upto > position) await db.drizzle.update(cursors).set({ position: sql`greatest(${cursors.position}, ${(position = upto)})` }).where(eq(cursors.name, name));
    if (count < BATCH) return;
  }
}
