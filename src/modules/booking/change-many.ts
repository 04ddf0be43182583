import type { Principal } from "@/lib/principal";
import { notFound, Problem } from "@/lib/problem";
import { addAllocations } from "@/modules/project";
import type { Tx } from "@/services/db";
import { type Change, type DraftChange, draftChange, presentChanged, tellChanges, timesOf, writeRow } from "./change-booking";
import type { Booked, UpdateBooking } from "./contract";
import { bookingConflict, presentBlocker } from "./explain-conflict";
import { loadRoom } from "./load-room";
import { loadSettings } from "./load-setting";
import { dealWindows } from "./place-windows";
import { findBookings, type PricedRow, selectBlockersById } from "./repository";
import { deleteWindows, insertWindows, selectWindowsOf } from "./window-repository";

/** What became of one of several changes. */
export type ChangeOutcome = { id: string; booking: Booked } | { id: string; problem: Problem };

/**
 * Changes several bookings as one: all of them, or none when one does not fit. They leave their places before they look for
 * new ones, so that they may move over each other. The caller holds the locks of all resources that they leave and come to.
 * @returns an outcome for each, in the order given; with a problem in one of them, nothing was written
 * @throws Problem 404 when there is no such booking; the driver's violations when somebody wrote past the locks, and when a budget is spent
 */
export async function changeMany(tx: Tx, principal: Principal, asked: { id: string; input: UpdateBooking }[]): Promise<ChangeOutcome[]> {
  if (asked.length === 0) return [];
  const drafts = await draftAll(tx, principal, asked);
  const changes = drafts.filter((draft): draft is DraftChange => !(draft instanceof Problem));
  const moved = changes.filter(({ isMoved }) => isMoved);
  const room = await loadRoom(tx, principal.tenantId, moved.map(({ draft }) => draft), moved.map(({ before }) => before.id));
  const crowded = moved.filter(({ draft, before }) => !room.take(draft, before.id));
  if (crowded.length > 0 || changes.length < drafts.length) return refuse(tx, principal.tenantId, asked, drafts, new Map(crowded.map((change) => [change, room.blockersOf(change.draft)])));
  const rows = await write(tx, principal, changes, moved);
  return changes.map((change) => ({ id: change.before.id, booking: presentChanged(rows.get(change) ?? change.before, change) }));
}

async function draftAll(tx: Tx, principal: Principal, asked: { id: string; input: UpdateBooking }[]): Promise<(DraftChange | Problem)[]> {
  const { tenantId } = principal;
  const ids = asked.map(({ id }) => id);
  const found = new Map((await findBookings(tx, tenantId, ids, true)).map((row) => [row.id, row]));
  const stored = await selectWindowsOf(tx, tenantId, ids);
  const changes = asked.map(({ id, input }): Change => {
    const before = found.get(id);
    if (!before) throw notFound("booking", id);
    return { before, stored: stored.get(id) ?? [], input };
  });
  const both = (key: "resourceId" | "projectId") => [...new Set(changes.flatMap(({ before, input }) => [before[key], input[key] ?? before[key]]))];
  const setting = await loadSettings(tx, principal, both("resourceId"), both("projectId"), changes.flatMap(({ before, input }) => timesOf(before, input)));
  return changes.map((change) => {
    if (!setting.projects.has(change.before.projectId)) throw notFound("booking", change.before.id);
    try {
      return draftChange(principal, setting, change);
    } catch (problem) {
      if (problem instanceof Problem) return problem;
      throw problem;
    }
  });
}

/** Nothing was written: what is in the way of each that does not fit, and what the others would be. */
async function refuse(tx: Tx, tenantId: string, asked: { id: string }[], drafts: (DraftChange | Problem)[], crowded: Map<DraftChange, string[]>): Promise<ChangeOutcome[]> {
  const ids = [...new Set([...crowded.values()].flat())];
  const blockers = new Map((ids.length > 0 ? await selectBlockersById(tx, tenantId, ids) : []).map((row) => [row.id, presentBlocker(row)]));
  return drafts.map((draft, i): ChangeOutcome => {
    const { id } = asked[i] as { id: string };
    if (draft instanceof Problem) return { id, problem: draft };
    const inTheWay = crowded.get(draft);
    return inTheWay ? { id, problem: bookingConflict(inTheWay.flatMap((blocker) => blockers.get(blocker) ?? [])) } : { id, booking: presentChanged(draft.next, draft) };
  });
}

async function write(tx: Tx, principal: Principal, changes: DraftChange[], moved: DraftChange[]): Promise<Map<DraftChange, PricedRow>> {
  const { tenantId } = principal;
  if (moved.length > 0) await deleteWindows(tx, tenantId, moved.map(({ before }) => before.id));
  const rows = new Map<DraftChange, PricedRow>();
  for (const change of changes) if (change.changed.length > 0) rows.set(change, await writeRow(tx, change));
  for (const resource of new Set(moved.map(({ draft }) => draft.resource))) {
    const seats = moved.filter(({ draft }) => draft.resource === resource).map(({ before, next, draft }) => ({ bookingId: before.id, status: next.status, allocation: next.allocation, windows: draft.windows }));
    await insertWindows(tx, await dealWindows(tx, tenantId, resource, seats));
  }
  const moves = await tellChanges(tx, principal, [...rows].map(([change, row]) => ({ change, row })));
  await addAllocations(tx, tenantId, moves);
  return rows;
}
