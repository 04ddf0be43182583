import type { Load } from "@/lib/stretch";
import type { Temporal } from "@/lib/time";
import type { Tx } from "@/services/db";
import { fits, type Ground, type Waiting } from "../domain/hold-ladder";
import { stretchOf } from "../draft-booking";
import { selectWindowsOf } from "../window-repository";
import { type Claim, type Had, holdsInTheWay, isAhead, loadsOf } from "./claim";
import { placesOf, waitingOf } from "./load-ladder";
import { type HoldRow, selectConfirmed, selectHoldIds, selectLiveHolds } from "./repository";

/** The holds of others beside some claims. */
export type HoldsBeside = {
  /** Those that come before the claim, and leave no room for it together with what is confirmed and what was taken here. */
  ahead: (claim: Claim) => HoldRow[];
  /** From here on, the claim counts as confirmed. */
  take: (claim: Claim) => void;
  /** Those that had room before and have none beside all that was taken here. */
  bumped: () => HoldRow[];
};

const NOBODY: HoldsBeside = { ahead: () => [], take: () => {}, bumped: () => [] };

/** What changes for a resource. */
type Change = { resourceId: string; loads: Load[] };

/**
 * Reads the live holds that claims are about to meet. Called under the locks of their resources, before any window is removed.
 * One query where nothing is held, four otherwise, whatever their number.
 * @param leaving what confirmed bookings that change have until then
 * @param heldIds when it is known already which holds there can be (see selectHoldIdsIn)
 */
export async function loadHoldsBeside(tx: Tx, tenantId: string, claims: Claim[], leaving: Had[], now: Temporal.Instant, heldIds?: string[]): Promise<HoldsBeside> {
  if (claims.length === 0) return NOBODY;
  const own = new Set(claims.map(({ bookingId }) => bookingId));
  const places = claims.flatMap(({ resource, windows }) => windows.map((window) => ({ ...window, resourceId: resource.id })));
  const ids = (heldIds ?? (await selectHoldIds(tx, tenantId, places))).filter((id) => !own.has(id));
  const holds = await selectLiveHolds(tx, tenantId, ids, now);
  if (holds.length === 0) return NOBODY;

  const windows = await selectWindowsOf(tx, tenantId, holds.map(({ id }) => id));
  const waiting = new Map(holds.map((hold): [HoldRow, Waiting] => [hold, waitingOf(hold, windows.get(hold.id) ?? [])]));
  const confirmed = await selectConfirmed(tx, tenantId, [...places, ...placesOf(holds, windows)]);
  const steps = new Map(claims.map(({ resource }) => [resource.id, resource.steps.map((step) => ({ ...stretchOf(step), capacity: step.capacity }))]));
  const left = leaving.map((had): Change => ({ resourceId: had.resourceId, loads: loadsOf(had).map((load) => ({ ...load, load: -load.load })) }));
  const taken: Change[] = [];
  const ground = (resourceId: string, changes: Change[]): Ground => ({
    steps: steps.get(resourceId) ?? [],
    confirmed: [...(confirmed.get(resourceId) ?? []), ...changes.flatMap((change) => (change.resourceId === resourceId ? change.loads : []))],
  });

  return {
    ahead(claim) {
      const before = holds.filter(({ id, resourceId, placedAt }) => resourceId === claim.resource.id && isAhead(claim, id, placedAt));
      const blocking = new Set(holdsInTheWay(claim, before.map((hold) => waiting.get(hold) as Waiting), ground(claim.resource.id, [...left, ...taken])));
      return before.filter(({ id }) => blocking.has(id));
    },
    take: (claim) => void taken.push({ resourceId: claim.resource.id, loads: loadsOf(claim) }),
    bumped: () =>
      holds.filter((hold) => {
        const want = waiting.get(hold) as Waiting;
        return fits(want, ground(hold.resourceId, [])) && !fits(want, ground(hold.resourceId, [...left, ...taken]));
      }),
  };
}
