import type pg from "pg";
import { createBooking } from "@/modules/booking";
import { createBookingSchema } from "@/modules/booking/contract";
import { lockOf, openPool } from "@/services/db";
import { lockStatement } from "@/services/db/locks";
import { recordStatements } from "@/testing/record-statements";
import type { Setting, Studio } from "./setting";
import type { Slot } from "./slots";

/**
 * The floor under a booking: the statements that createBooking sends, recorded from a real call and sent again with
 * other values straight through the driver, on as many connections and as many at a time as the product sends them. It
 * follows the code by itself.
 */
export async function openFloor({ db }: Setting, studio: Studio, clients: number, sample: Slot): Promise<{ book: (slot: Slot, client: number) => Promise<void>; close: () => Promise<void> }> {
  const statements = await recordStatements(db, (recording) => createBooking(recording, studio.principal, createBookingSchema.parse(sample)));
  const own = openPool(db.pool.options.connectionString ?? "", clients);
  const connections = await Promise.all(Array.from({ length: clients }, () => own.pool.connect()));
  return {
    async book(slot, client) {
      const swap = swapper(sample, slot, studio.principal.tenantId);
      const sent: Promise<unknown>[] = [];
      for (const { name, text, values, together } of statements) {
        if (!together) await Promise.all(sent.splice(0));
        sent.push((connections[client] as pg.PoolClient).query({ ...(name && { name }), text: swap(text), values: values.map((value) => (typeof value === "string" ? swap(value) : value)) }));
      }
      await Promise.all(sent);
    },
    close: async () => {
      for (const client of connections) client.release();
      await own.close();
    },
  };
}

/** Replaces the sample's values by the slot's, wherever they stand: in a value, in a JSON payload, in the lock's number. */
function swapper(sample: Slot, slot: Slot, tenantId: string): (text: string) => string {
  const pairs: [string, string][] = (["id", "resourceId", "projectId", "start", "end"] as const).map((key) => [sample[key], slot[key]]);
  pairs.push([lockStatement([lockOf(tenantId, sample.resourceId)]), lockStatement([lockOf(tenantId, slot.resourceId)])]);
  // Two steps, because the end of one hour is the start of the next.
  return (text) => {
    const marked = pairs.reduce((all, [from], i) => all.replaceAll(from, `\u0001${i}\u0002`), text);
    return pairs.reduce((all, [, to], i) => all.replaceAll(`\u0001${i}\u0002`, to), marked);
  };
}
