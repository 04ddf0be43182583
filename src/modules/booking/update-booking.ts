import type { Principal } from "@/lib/principal";
import { Problem } from "@/lib/problem";
import { addAllocations } from "@/modules/project";
import { type Database, inTenant, lockOf, type Tx } from "@/services/db";
import { mustRest } from "./ask-turnaround";
import { claimOf, type DraftChange, draftChange, leftPlace, presentChanged, tellChanges, timesOf, writeRows } from "./change-booking";
import type { Booked, Booking, UpdateBooking } from "./contract";
import { orExplain } from "./explain-conflict";
import { type Wanted, wantedBy } from "./wanted";
import { findReadable } from "./find-readable";
import { comeFirst } from "./holds/come-first";
import { releaseHolds, withdrawChallengesOf } from "./holds/release-holds";
import { loadSettings } from "./load-setting";
import { placeWindows } from "./place-windows";
import { presentBooking } from "./present";
import type { PricedRow } from "./repository";
import { deleteWindows, selectWindowsOf } from "./window-repository";

/**
 * Moves, changes, confirms or cancels a booking, under the same rules as making one. A change that changes nothing is no new version.
 * @param version the version that the caller saw; undefined takes whatever is there
 * @throws Problem 403, 404 (booking, resource or project), 409 as createBooking, 412 with the present state, 422 for more than the resource has
 */
export async function updateBooking(db: Database, principal: Principal, id: string, version: number | undefined, input: UpdateBooking): Promise<Booked> {
  const { tenantId } = principal;
  const seen = await inTenant(db, tenantId, (tx) => findReadable(tx, principal, id));
  // The resource that it leaves, too: by the lock of its row alone, two bookings that swap places would wait for each other.
  const locks = [seen.resourceId, input.resourceId ?? seen.resourceId].map((resourceId) => lockOf(tenantId, resourceId));
  let wanted: Wanted | undefined;
  const change = async (tx: Tx) => {
    const before = await findReadable(tx, principal, id, true);
    if (version !== undefined && before.version !== version) throw stale(presentBooking(before));
    const draft = await loadChange(tx, principal, before, input);
    wanted = wantedBy(draft.draft, id);
    return apply(tx, principal, draft);
  };
  return orExplain(db, principal, { wanted: () => wanted, id, externalId: input.externalId }, () => inTenant(db, tenantId, change, locks));
}

async function loadChange(tx: Tx, principal: Principal, before: PricedRow, input: UpdateBooking): Promise<DraftChange> {
  const stored = await selectWindowsOf(tx, principal.tenantId, [before.id]);
  const named = <T>(was: T, will: T | undefined) => [...new Set([was, will ?? was])];
  const setting = await loadSettings(tx, principal, named(before.resourceId, input.resourceId), named(before.projectId, input.projectId), timesOf(before, input));
  const change = draftChange(principal, setting, { before, stored: stored.get(before.id) ?? [], input });
  await mustRest(tx, principal.tenantId, setting, change.draft, [before.id]);
  return change;
}

async function apply(tx: Tx, principal: Principal, change: DraftChange): Promise<Booked> {
  const { before, next, draft, isMoved, isOverride, now } = change;
  if (change.changed.length === 0) return presentChanged(before, change);
  const claim = claimOf(change);
  const bumped = claim ? await comeFirst(tx, principal, claim, { wasHold: before.status === "hold", isOverride, now, wanted: wantedBy(draft, before.id) }) : [];
  // Without the old windows first, the cascade would carry them to the new resource or status, where they may clash.
  if (isMoved) await deleteWindows(tx, before.tenantId, [before.id]);
  const done = await writeRows(tx, [change]);
  if (isMoved) await placeWindows(tx, before.tenantId, draft.resource, { bookingId: before.id, status: next.status, allocation: next.allocation, windows: draft.windows });
  const moves = await tellChanges(tx, principal, done);
  await releaseHolds(tx, principal, bumped, { reason: "bumped", by: before.id });
  if (leftPlace(change)) await withdrawChallengesOf(tx, principal, [before.id]);
  await addAllocations(tx, before.tenantId, moves);
  return presentChanged(done[0]?.row ?? next, change);
}

/** The refusal of a change that was made from an old version. */
export function stale(current: Booking): Problem {
  return new Problem(412, "stale_version", "Changed since", `It is now at version ${current.version}: look at it again, then repeat the change.`, { current });
}
