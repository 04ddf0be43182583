import type { Principal } from "@/lib/principal";
import { type Database, inTenant } from "@/services/db";
import { type Channels, NOTICE_KINDS } from "./contract";
import { memberOf } from "./policy";
import { selectChannels, upsertChannels } from "./repository";

/** What members get who never said otherwise: everything, in the inbox and by mail. */
export const DEFAULT_CHANNELS = Object.fromEntries(NOTICE_KINDS.map((kind) => [kind, { inbox: true, mail: true }])) as Channels;

/** What the caller wants to be told of, and how. @throws Problem 422 for an API key */
export async function readChannels(db: Database, principal: Principal): Promise<Channels> {
  const userId = memberOf(principal);
  return inTenant(db, principal.tenantId, async (tx) => (await selectChannels(tx, principal.tenantId, [userId])).get(userId) ?? DEFAULT_CHANNELS);
}

/** Chooses anew, for what happens from now on. @throws Problem 422 for an API key */
export async function chooseChannels(db: Database, principal: Principal, channels: Channels): Promise<Channels> {
  const userId = memberOf(principal);
  await inTenant(db, principal.tenantId, (tx) => upsertChannels(tx, principal.tenantId, userId, channels));
  return channels;
}
