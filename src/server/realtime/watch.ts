import { invalidInput, Problem } from "@/lib/problem";
import { type Interest, interestOf, replay } from "@/modules/live";
import { type LiveEvent, type Watch, watchSchema, type Watched } from "@/modules/live/contract";
import { type Database, inTenant } from "@/services/db";
import { logger } from "@/services/logger";
import { type Follower, lastPosition } from "@/services/outbox";
import { type Screen, sliceOf, syncedRoom } from "./screen";
import type { StudioScreens } from "./studios";

/** Answers `watch`: from this moment on events are sent, and then what was missed before it; so nothing is left out in between. */
export async function watch(db: Database, follower: Follower, studio: StudioScreens, screen: Screen, said: unknown): Promise<Watched> {
  try {
    const wanted = parse(said);
    const interest = interestOf(wanted);
    const synced = syncedRoom(sliceOf(screen));
    await screen.socket.leave(synced);
    studio.audience.set(screen.socket.id, interest);
    const position = follower.position();
    const missed = await missedBy(db, screen, interest, wanted.after, position);
    for (const event of missed ?? []) screen.socket.emit("event", event);
    await screen.socket.join(synced);
    return { ok: true, position, refetch: missed === undefined };
  } catch (error) {
    if (error instanceof Problem) return { ok: false, code: error.code, detail: error.message };
    logger.error({ err: error }, "what a screen watches could not be read");
    return { ok: false, code: "internal", detail: "Something went wrong: it is tried again." };
  }
}

/** The events between `after` and `position`; undefined when they are too many. */
async function missedBy(db: Database, { principal: { tenantId }, viewer }: Screen, interest: Interest, after: number | undefined, position: number): Promise<LiveEvent[] | undefined> {
  if (after === undefined || after === position) return [];
  if (after < position) return inTenant(db, tenantId, (tx) => replay(tx, tenantId, viewer, interest, after, position));
  // A page may be a moment ahead of this process. But from before a restore of the database, a position says nothing about what is known.
  return after <= (await lastPosition(db)) ? [] : undefined;
}

function parse(said: unknown): Watch {
  const parsed = watchSchema.safeParse(said);
  if (parsed.success) return parsed.data;
  throw invalidInput(parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message })));
}
