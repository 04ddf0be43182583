import type { Principal } from "@/lib/principal";
import { type Database, inTenant } from "@/services/db";
import { type Channels, NOTICE_KINDS } from "./contract";
import { memberOf } from "./policy";
import { selectChannels, upsertChannels } from "./repository";

/** What members get who never said otherwise: everything, in the inbox and by mail. */
export const DEFAULT_CHANNELS = Object.fromEntries(NOTICE_KINDS.map((kind) => [kind, { inbox: true, mail: true }])) as Channels;

/** What a member chose; of a kind that there was not yet when they did, the default. */
export const channelsOf = (chosen: Partial<Channels> = {}): Channels => ({ ...DEFAULT_CHANNELS, ...chosen });

/** What the caller wants to be told of, and how. @throws Problem 422 for an API key */
export async function readChannels(db: Database, principal: Principal): Promise<Channels> {
  const userId = memberOf(principal);
  return inTenant(db, principal.tenantId, async (tx) => channelsOf((await selectChannels(tx, principal.tenantId, [userId])).get(userId)));
}

/** Chooses anew, for what happens from now on. @throws Problem 422 for an API key */
export async function chooseChannels(db: Database, principal: Principal, channels: Channels): Promise<Channels> {
  const userId = memberOf(principal);
  await inTenant(db, principal.tenantId, (tx) => upsertChannels(tx, principal.tenantId, userId, channels));
  return channels;
}
