import { createHash } from "node:crypto";
import type { Principal } from "@/lib/principal";
import { Problem } from "@/lib/problem";
import { Temporal } from "@/lib/time";
import { selectRoles } from "@/modules/tenant";
import { type Database, inTenant } from "@/services/db";
import type { FeedEvent } from "./domain/feed-event";
import { writeCalendar } from "./domain/write-calendar";
import { digestOf, tokenOf } from "./link-secret";
import { loadEvents } from "./load-events";
import { findFeed, lookUpFeed, touchFeed } from "./repository";

/** Told apart by what is in it, so that who has it already is answered without writing it again. */
export type ReadFeed = { etag: string; write: () => Promise<string> };

/** To be raised when the same events are written otherwise. */
const FORM = 1;

/**
 * The calendar behind a link, with what its maker may see now.
 * @param file the token, with .ics behind it
 * @throws Problem 404 when there is no such link or it was revoked, and when its maker has left or may not see its subject any more
 */
export async function readFeed(db: Database, file: string, now = Temporal.Now.instant()): Promise<ReadFeed> {
  const token = tokenOf(file);
  const found = token === undefined ? undefined : await lookUpFeed(db.drizzle, digestOf(token));
  if (!found) throw noFeed();
  const { tenantId, id } = found;
  return inTenant(db, tenantId, async (tx) => {
    const feed = await findFeed(tx, tenantId, id);
    const role = feed && (await selectRoles(tx, tenantId, [feed.createdBy])).get(feed.createdBy);
    if (!feed || feed.revokedAt || !role) throw noFeed();
    const events = await loadEvents(tx, feed, readerOf(feed.createdBy, role), now);
    if (!events) throw noFeed();
    await touchFeed(tx, tenantId, id);
    return { etag: etagOf(feed.name, events), write: () => writeCalendar(feed.name, events) };
  });
}

/** Who may read what depends on role and id alone. */
function readerOf(id: string, role: Principal["role"]): Pick<Principal, "role" | "actor"> {
  return { role, actor: { type: "user", id, name: "" } };
}

function etagOf(name: string, events: FeedEvent[]): string {
  return `"${createHash("sha256").update(JSON.stringify([FORM, name, events])).digest("base64url")}"`;
}

const noFeed = () => new Problem(404, "calendar_feed_not_found", "No such calendar", "There is no calendar behind this link, or it was revoked: ask for a new one.");
