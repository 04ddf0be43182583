import type { Principal } from "@/lib/principal";
import { notFound } from "@/lib/problem";
import { type Database, inTenant } from "@/services/db";
import { recordEvents } from "@/services/outbox";
import { feedEvent } from "./events";
import { findFeed, markRevoked } from "./repository";

/** Takes a link out of use for good, one's own or as an owner; once more changes nothing. @throws Problem 404 */
export async function revokeFeed(db: Database, { tenantId, role, actor }: Principal, id: string): Promise<void> {
  await inTenant(db, tenantId, async (tx) => {
    const feed = await findFeed(tx, tenantId, id);
    if (!feed || (role !== "owner" && feed.createdBy !== actor.id)) throw notFound("calendar_feed", id);
    const revoked = await markRevoked(tx, tenantId, id);
    if (revoked) await recordEvents(tx, tenantId, actor, [feedEvent("calendar_feed:revoked", revoked)]);
  });
}
