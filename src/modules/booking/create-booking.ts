import { newId } from "@/lib/ids";
import type { Principal } from "@/lib/principal";
import { addAllocations } from "@/modules/project";
import { type Database, inTenant, LastWrites, lockOf, type Tx } from "@/services/db";
import { type Booked, type CreateBooking, whenOf } from "./contract";
import { type Draft, draftBooking } from "./draft-booking";
import { orExplain } from "./explain-conflict";
import type { Wanted } from "./find-alternatives";
import { loadSetting } from "./load-setting";
import { dealWindows } from "./place-windows";
import { writeBookings } from "./write-bookings";

/**
 * Books a resource for a project, in one transaction with its event and what the project has allocated.
 * @throws Problem 403 when the caller may not, 404 for an unknown resource or project, 409 booking_conflict with the blockers and what would work,
 *   409 when the id is taken, the resource is away or the budget is spent, 422 for more than the resource has
 */
export async function createBooking(db: Database, principal: Principal, input: CreateBooking): Promise<Booked> {
  const { tenantId } = principal;
  const { resourceId, projectId } = input;
  const id = input.id ?? newId();
  const when = whenOf(input);
  let wanted: Wanted | undefined;
  const book = async (tx: Tx) => {
    const setting = await loadSetting(tx, principal, resourceId, projectId, when);
    const draft = draftBooking(principal, setting, { resourceId, projectId, phaseId: input.phaseId ?? null, status: input.status, allocation: input.allocation, when, override: input.override ?? null });
    wanted = wantedBy(draft, id);
    const { allocation, status } = draft.fields;
    const windows = await dealWindows(tx, tenantId, draft.resource, [{ bookingId: id, status, allocation, windows: draft.windows }]);
    const { title, notes, externalId = null, expiresAt = null } = input;
    const { booked, writes, allocated } = writeBookings(tx, principal, setting.now, [{ draft, windows, said: { id, title, notes, externalId, expiresAt } }]);
    return new LastWrites(booked[0] as Booked, [...writes, addAllocations(tx, tenantId, allocated)]);
  };
  return orExplain(db, principal, { wanted: () => wanted, id, externalId: input.externalId }, () => inTenant(db, tenantId, book, [lockOf(tenantId, resourceId)]));
}

/** What was wanted of which resource, for a refusal to say what would work instead. */
export function wantedBy({ fields, windows }: Draft, bookingId: string): Wanted {
  return { resourceId: fields.resourceId, projectId: fields.projectId, phaseId: fields.phaseId, allocation: fields.allocation, costMinor: fields.costMinor, windows, bookingId };
}
