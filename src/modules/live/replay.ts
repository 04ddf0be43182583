import type { Tx } from "@/services/db";
import { selectAfter, selectMakers } from "@/services/outbox";
import { type Interest, isMet } from "./audience";
import { concernOf } from "./concerns";
import type { LiveEvent } from "./contract";
import { presentEvent, type Viewer } from "./present-event";

/** Of a studio; who missed more reads anew what it shows, which is quicker. */
export const MOST_REPLAYED = 2_000;

/** What somebody who watches `interest` missed between two positions; undefined when that is too much. */
export async function replay(tx: Tx, tenantId: string, viewer: Viewer, interest: Interest, after: number, upto: number): Promise<LiveEvent[] | undefined> {
  const events = await selectAfter(tx, tenantId, after, MOST_REPLAYED + 1, { upto });
  if (events.length > MOST_REPLAYED) return undefined;
  const missed = events.filter((event) => isMet(interest, concernOf(event)));
  const masked = missed.filter(({ aggregateType }) => viewer.unreadable.size > 0 && aggregateType === "booking");
  const makers = await selectMakers(tx, tenantId, masked.map(({ aggregateId }) => aggregateId));
  return missed.flatMap((event) => presentEvent(event, viewer, makers) ?? []);
}
