import { newId } from "@/lib/ids";
import type { Principal } from "@/lib/principal";
import { notFound, Problem } from "@/lib/problem";
import { findProject, selectUnreadable } from "@/modules/project";
import { findResource } from "@/modules/resource";
import { type Database, inTenant, type Tx } from "@/services/db";
import { recordEvents } from "@/services/outbox";
import type { CreatedFeed, CreateFeed } from "./contract";
import { feedEvent } from "./events";
import { digestOf, newToken, pathOf } from "./link-secret";
import { presentFeed } from "./present";
import { insertFeed } from "./repository";

/**
 * Makes a link that calendars subscribe to. It shows what its maker may see at the time, and is in this answer and nowhere else.
 * @throws Problem 404 for what the caller may not see; 422 for a member's feed made by a key, which is no member
 */
export async function createFeed(db: Database, principal: Principal, input: CreateFeed): Promise<CreatedFeed> {
  const { tenantId, actor } = principal;
  const token = newToken();
  return inTenant(db, tenantId, async (tx) => {
    const subject = await subjectOf(tx, principal, input);
    const row = await insertFeed(tx, { tenantId, id: newId(), kind: input.kind, subject: subject.id, name: input.name ?? subject.name, tokenHash: digestOf(token), createdBy: actor.id });
    await recordEvents(tx, tenantId, actor, [feedEvent("calendar_feed:created", row)]);
    return { ...presentFeed(row, actor), path: pathOf(token) };
  });
}

async function subjectOf(tx: Tx, principal: Principal, { kind, subjectId = "" }: CreateFeed): Promise<{ id: string; name: string }> {
  const { tenantId, actor } = principal;
  if (kind === "member") {
    if (actor.type !== "user") throw new Problem(422, "not_a_member", "Not a member", "A member's feed is made by the member: sign in as one, or make the feed of a resource.");
    return actor;
  }
  const found = kind === "resource" ? await findResource(tx, tenantId, subjectId) : await findProject(tx, tenantId, subjectId);
  if (!found || (kind === "project" && (await selectUnreadable(tx, tenantId, principal)).has(subjectId))) throw notFound(kind, subjectId);
  return found;
}
