import { newId } from "@/lib/ids";
import type { Principal } from "@/lib/principal";
import { addAllocations } from "@/modules/project";
import { type Database, inTenant, LastWrites, lockOf, type Tx } from "@/services/db";
import { mustRest } from "./ask-turnaround";
import { type Booked, type CreateBooking, whenOf } from "./contract";
import { draftBooking } from "./draft-booking";
import { orExplain } from "./explain-conflict";
import { type Wanted, wantedBy } from "./wanted";
import { comeFirst } from "./holds/come-first";
import { expiryOf } from "./holds/expiry";
import { releaseHolds } from "./holds/release-holds";
import { selectHoldIdsIn } from "./holds/repository";
import { aroundOf, loadSetting } from "./load-setting";
import { dealWindows } from "./place-windows";
import { writeBookings } from "./write-bookings";

/**
 * Books a resource for a project, in one transaction with its event and what the project has allocated.
 * @throws Problem 403 when the caller may not, 404 for an unknown resource or project, 409 booking_conflict with the blockers and what would work,
 *   409 held with the holds of others that it would push aside, unless it overrides them, 409 when the id is taken, the resource is away or the budget is spent, 422 for more than the resource has
 */
export async function createBooking(db: Database, principal: Principal, input: CreateBooking): Promise<Booked> {
  const { tenantId } = principal;
  const { resourceId, projectId } = input;
  const id = input.id ?? newId();
  const when = whenOf(input);
  let wanted: Wanted | undefined;
  const book = async (tx: Tx) => {
    const mayMeet = input.status === "confirmed" ? selectHoldIdsIn(tx, tenantId, resourceId, when.days ? aroundOf([when]) : when) : [];
    const [setting, heldIds] = await Promise.all([loadSetting(tx, principal, resourceId, projectId, when), mayMeet]);
    const draft = draftBooking(principal, setting, { resourceId, projectId, phaseId: input.phaseId ?? null, status: input.status, allocation: input.allocation, when, override: input.override ?? null });
    wanted = wantedBy(draft, id);
    await mustRest(tx, tenantId, setting, draft);
    const { allocation, status } = draft.fields;
    if (heldIds.length > 0) {
      const claim = { bookingId: id, resource: draft.resource, allocation, windows: draft.windows };
      const bumped = await comeFirst(tx, principal, claim, { wasHold: false, isOverride: typeof input.override === "string", now: setting.now, heldIds, wanted });
      await releaseHolds(tx, principal, bumped, { reason: "bumped", by: id });
    }
    const windows = await dealWindows(tx, tenantId, draft.resource, [{ bookingId: id, status, allocation, windows: draft.windows }]);
    const { title, notes, externalId = null } = input;
    const expiresAt = expiryOf(status, input.expiresAt, null, setting.now);
    const { booked, writes, allocated } = writeBookings(tx, principal, setting.now, [{ draft, windows, said: { id, title, notes, externalId, expiresAt } }]);
    return new LastWrites(booked[0] as Booked, [...writes, addAllocations(tx, tenantId, allocated)]);
  };
  return orExplain(db, principal, { wanted: () => wanted, id, externalId: input.externalId }, () => inTenant(db, tenantId, book, [lockOf(tenantId, resourceId)]));
}
