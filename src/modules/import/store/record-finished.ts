import { z } from "zod";
import { newId } from "@/lib/ids";
import type { Principal } from "@/lib/principal";
import type { Tx } from "@/services/db";
import { defineEvents, recordEvents } from "@/services/outbox";
import { rowsOf, type Tally } from "../domain/tally";

defineEvents(["import:finished"], z.object({ rows: z.int() }).catchall(z.int()));

/** Says in the log that an import is over and what it came to; what it did row by row is in the events of its bookings. */
export async function recordFinished(tx: Tx, { tenantId, actor }: Principal, tally: Tally): Promise<void> {
  const { conflicts: _conflicts, invalid: _invalid, ...counts } = tally;
  await recordEvents(tx, tenantId, actor, [{ type: "import:finished", aggregate: { type: "import", id: newId(), version: 1 }, payload: { rows: rowsOf(tally), ...counts } }]);
}
