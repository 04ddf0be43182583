import type { Principal } from "@/lib/principal";
import { selectUnreadable } from "@/modules/project";
import { type Database, inTenant } from "@/services/db";
import { positionIn, selectAfter, selectMakers } from "@/services/outbox";
import type { EventPage, ListEvents } from "./contract";
import { presentEvent } from "./present-event";

/** What happened in the studio after a position, in order, as the caller may see it. */
export async function listEvents(db: Database, principal: Principal, { after, limit, types }: ListEvents): Promise<EventPage> {
  const { tenantId, role } = principal;
  return inTenant(db, tenantId, async (tx) => {
    const head = await positionIn(tx); // before the events: all up to it are there to be read
    const [events, unreadable] = await Promise.all([selectAfter(tx, tenantId, after, limit + 1, { upto: head, types }), selectUnreadable(tx, tenantId, principal)]);
    const page = events.slice(0, limit);
    const masked = page.filter(({ aggregateType }) => unreadable.size > 0 && aggregateType === "booking");
    const makers = await selectMakers(tx, tenantId, masked.map(({ aggregateId }) => aggregateId));
    const more = events.length > limit;
    return { items: page.flatMap((event) => presentEvent(event, { role, unreadable }, makers) ?? []), position: more ? (page.at(-1)?.position ?? after) : Math.max(head, after), more };
  });
}
