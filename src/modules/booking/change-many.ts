import type { Principal } from "@/lib/principal";
import { notFound, Problem } from "@/lib/problem";
import { Temporal } from "@/lib/time";
import { addAllocations } from "@/modules/project";
import type { Tx } from "@/services/db";
import { askTurnaround } from "./ask-turnaround";
import { applicantBy, type Change, type DraftChange, draftChange, hadBy, leftPlace, presentChanged, tellChanges, timesOf, writeRows } from "./change-booking";
import type { Booked, UpdateBooking } from "./contract";
import { bookingConflict } from "./explain-conflict";
import { releaseHolds, withdrawChallengesOf } from "./holds/release-holds";
import type { HoldRow } from "./holds/repository";
import { loadRoom } from "./load-room";
import { loadSettings } from "./load-setting";
import { dealWindows } from "./place-windows";
import { presentBlockers } from "./present-blockers";
import { findBookings, type PricedRow, selectBlockersById } from "./repository";
import { deleteWindows, insertWindows, selectWindowsOf } from "./window-repository";

type Asked = { id: string; input: UpdateBooking } & Pick<Change, "kept">;

/** What became of one of several changes. */
export type ChangeOutcome = { id: string; booking: Booked } | { id: string; problem: Problem };

/**
 * Changes several bookings as one: all of them, or none when one does not fit. They leave their places before they look for
 * new ones, so that they may move over each other. The caller holds the locks of all resources that they leave and come to.
 * @returns an outcome for each, in the order given; with a problem in one of them, nothing was written
 * @throws Problem 404 when there is no such booking; the driver's violations when somebody wrote past the locks, and when a budget is spent
 */
export async function changeMany(tx: Tx, principal: Principal, asked: Asked[]): Promise<ChangeOutcome[]> {
  if (asked.length === 0) return [];
  const drafts = await draftAll(tx, principal, asked);
  const changes = drafts.filter((draft): draft is DraftChange => !(draft instanceof Problem));
  const moved = changes.filter(({ isMoved }) => isMoved);
  const now = changes[0]?.now ?? Temporal.Now.instant();
  const room = await loadRoom(tx, principal.tenantId, moved.map(applicantBy), now, moved.flatMap((change) => hadBy(change) ?? []));
  const crowded = moved.filter((change) => !room.take(applicantBy(change)));
  if (crowded.length > 0 || changes.length < drafts.length) return refuse(tx, principal, asked, drafts, new Map(crowded.map((change) => [change, room.blockersOf(applicantBy(change))])));
  const rows = await write(tx, principal, changes, moved, room.bumped());
  return changes.map((change) => ({ id: change.before.id, booking: presentChanged(rows.get(change) ?? change.before, change) }));
}

async function draftAll(tx: Tx, principal: Principal, asked: Asked[]): Promise<(DraftChange | Problem)[]> {
  const { tenantId } = principal;
  const ids = asked.map(({ id }) => id);
  const found = new Map((await findBookings(tx, tenantId, ids, true)).map((row) => [row.id, row]));
  const stored = await selectWindowsOf(tx, tenantId, ids);
  const changes = asked.map(({ id, input, kept }): Change => {
    const before = found.get(id);
    if (!before) throw notFound("booking", id);
    return { before, stored: stored.get(id) ?? [], input, kept };
  });
  const both = (key: "resourceId" | "projectId") => [...new Set(changes.flatMap(({ before, input }) => [before[key], input[key] ?? before[key]]))];
  const setting = await loadSettings(tx, principal, both("resourceId"), both("projectId"), changes.flatMap(({ before, input }) => timesOf(before, input)));
  const drafts = changes.map((change) => {
    if (!setting.projects.has(change.before.projectId)) throw notFound("booking", change.before.id);
    try {
      return draftChange(principal, setting, change);
    } catch (problem) {
      if (problem instanceof Problem) return problem;
      throw problem;
    }
  });
  const moved = drafts.flatMap((change) => (change instanceof Problem || !change.isMoved ? [] : [change]));
  const restless = await askTurnaround(tx, tenantId, setting, moved.map(({ draft }) => draft), moved.map(({ before }) => before.id));
  return drafts.map((change) => (change instanceof Problem ? change : (restless.get(change.draft) ?? change)));
}

/** Nothing was written: what is in the way of each that does not fit, and what the others would be. */
async function refuse(tx: Tx, principal: Principal, asked: { id: string }[], drafts: (DraftChange | Problem)[], crowded: Map<DraftChange, string[]>): Promise<ChangeOutcome[]> {
  const ids = [...new Set([...crowded.values()].flat())];
  const rows = ids.length > 0 ? await selectBlockersById(tx, principal.tenantId, ids) : [];
  const blockers = new Map((await presentBlockers(tx, principal, rows)).map((blocker) => [blocker.bookingId, blocker]));
  return drafts.map((draft, i): ChangeOutcome => {
    const { id } = asked[i] as { id: string };
    if (draft instanceof Problem) return { id, problem: draft };
    const inTheWay = crowded.get(draft);
    return inTheWay ? { id, problem: bookingConflict(inTheWay.flatMap((blocker) => blockers.get(blocker) ?? [])) } : { id, booking: presentChanged(draft.next, draft) };
  });
}

async function write(tx: Tx, principal: Principal, changes: DraftChange[], moved: DraftChange[], bumped: HoldRow[]): Promise<Map<DraftChange, PricedRow>> {
  const { tenantId } = principal;
  if (moved.length > 0) await deleteWindows(tx, tenantId, moved.map(({ before }) => before.id));
  const done = await writeRows(tx, changes.filter(({ changed }) => changed.length > 0));
  for (const resource of new Set(moved.map(({ draft }) => draft.resource))) {
    const seats = moved.filter(({ draft }) => draft.resource === resource).map(({ before, next, draft }) => ({ bookingId: before.id, status: next.status, allocation: next.allocation, windows: draft.windows }));
    await insertWindows(tx, await dealWindows(tx, tenantId, resource, seats));
  }
  const moves = await tellChanges(tx, principal, done);
  await releaseHolds(tx, principal, bumped, { reason: "bumped" });
  await withdrawChallengesOf(tx, principal, changes.filter(leftPlace).map(({ before }) => before.id));
  await addAllocations(tx, tenantId, moves);
  return new Map(done.map(({ change, row }) => [change, row]));
}
