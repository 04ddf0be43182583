import type { Principal } from "@/lib/principal";
import { Problem } from "@/lib/problem";
import { selectUnreadable } from "@/modules/project";
import { type Database, inTenant, lockOf, rehearse, type Tx } from "@/services/db";
import { selectMakers } from "@/services/outbox";
import { bookingConflict, isNoRoom } from "../explain-conflict";
import { maskBooking } from "../present";
import type { Replaced, Replacement, ReplaceResource } from "./contract";
import { explainOverrun } from "./explain-overrun";
import { loadReplacement, type Replacing } from "./load-replacement";
import { movePlanned } from "./move-planned";
import { countItems, presentItems } from "./present";

const TRIES = 3;

/**
 * Puts one resource in the place of another from a time on: moves its bookings, all or the ones named, in one transaction with their
 * events, and splits those that run across the ends of the time. A dry run gives the same, and stores nothing.
 * @throws Problem 403 when the caller may move none of them, 404 (resource, booking), 400 for a time that ends before it begins, 409
 *   replace_conflict with all items when one does not fit and conflicts are not to be skipped, 409 budget_exceeded, 422 too_many_bookings
 */
export async function replaceResource(db: Database, principal: Principal, input: ReplaceResource): Promise<Replacement> {
  const { tenantId } = principal;
  const locks = [input.fromResourceId, input.toResourceId].map((id) => lockOf(tenantId, id));
  let replacing: Replacing | undefined;
  const work = async (tx: Tx) => {
    replacing = await loadReplacement(tx, principal, input);
    return answer(tx, principal, input, replacing);
  };
  for (let attempt = 1; ; attempt++) {
    try {
      return await (input.dryRun ? rehearse : inTenant)(db, tenantId, work, locks);
    } catch (error) {
      if (isNoRoom(error) && attempt < TRIES) continue; // somebody wrote past the locks
      throw isNoRoom(error) ? bookingConflict([]) : ((replacing && (await explainOverrun(db, principal, input, replacing, error))) ?? error);
    }
  }
}

async function answer(tx: Tx, principal: Principal, input: ReplaceResource, replacing: Replacing): Promise<Replacement> {
  const { tenantId } = principal;
  const { dryRun, skipConflicts } = input;
  const { moved, unfit } = await movePlanned(tx, principal, input, replacing);
  const forbidden = unfit.find(({ problem }) => problem.status === 403)?.problem;
  if (forbidden && unfit.every(({ problem }) => problem.status === 403) && moved.length === 0) throw forbidden;
  const refused = unfit.length > 0 && !skipConflicts;
  const applied = !dryRun && !refused;
  const unreadable = await selectUnreadable(tx, tenantId, principal);
  const makers = await selectMakers(tx, tenantId, replacing.skipped.flatMap(({ row, skipped }) => (skipped === "not_readable" ? [row.id] : [])));
  const items = presentItems({ moved, unfit, skipped: replacing.skipped }, (booking) => maskBooking(booking, unreadable, makers), applied);
  const counts = countItems(items);
  if (refused && !dryRun) throw replaceConflict(items, counts);
  return { dryRun, applied, refused, counts, items };
}

function replaceConflict(items: Replaced[], counts: Replacement["counts"]): Problem {
  const first = items.find(({ outcome }) => outcome === "conflict");
  const detail = `${counts.conflict} of ${items.length - counts.skipped} bookings cannot be moved, and nothing was changed. The first: ${first?.problem?.detail} Or let such bookings stay where they are (skipConflicts).`;
  return new Problem(409, "replace_conflict", "Some do not fit", detail, { items, counts });
}
