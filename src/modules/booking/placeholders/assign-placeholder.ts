import { newId } from "@/lib/ids";
import type { Principal } from "@/lib/principal";
import { notFound, Problem } from "@/lib/problem";
import { findResource } from "@/modules/resource";
import { answersTo, type Database, inTenant, LastWrites, lockOf, type Tx } from "@/services/db";
import { recordEvents } from "@/services/outbox";
import { bookMany } from "../book-many";
import { draftBooking, timeOf } from "../draft-booking";
import { orExplain } from "../explain-conflict";
import { findAlternatives } from "../find-alternatives";
import { type Wanted, wantedBy } from "../wanted";
import { loadSetting } from "../load-setting";
import type { Assigned, AssignPlaceholder } from "./contract";
import { placeholderEvent, presentPlaceholder } from "./present";
import { loadPlaceholder } from "./read-placeholders";
import { type PlaceholderRow, updatePlaceholderRow } from "./repository";
import { mustNotBeAssigned } from "./update-placeholder";

/**
 * Books a resource for what a placeholder stands for, which is assigned from then on, in one transaction: a refusal leaves it open. In days it is
 * booked by the resource's own calendar. Who is assigned must be of its kind; tags and skills are for the scheduler to weigh.
 * @throws Problem 404, 409 placeholder_assigned or placeholder_cancelled, 422 wrong_kind, and as createBooking
 */
export async function assignPlaceholder(db: Database, principal: Principal, id: string, input: AssignPlaceholder): Promise<Assigned> {
  const { tenantId } = principal;
  const bookingId = newId();
  let wanted: Wanted | undefined;
  const assign = async (tx: Tx) => {
    const row = await loadPlaceholder(tx, principal, id, true);
    await mustBeOpenFor(tx, row, input.resourceId);
    const wish = { ...wishOf(row, input), resourceId: input.resourceId };
    const setting = await loadSetting(tx, principal, wish.resourceId, wish.projectId, wish.when);
    wanted = wantedBy(draftBooking(principal, setting, wish), bookingId);
    const said = { id: bookingId, title: row.title, notes: row.notes, externalId: null, expiresAt: null };
    const { outcomes, writes } = await bookMany(tx, principal, [{ ...wish, said }]);
    const [outcome] = outcomes;
    if (outcome?.kind !== "booked") {
      await answersTo(writes);
      throw await withAlternatives(tx, tenantId, outcome?.problem as Problem, wanted);
    }
    // Behind the booking, which it refers to, in what is sent.
    const assigned = updatePlaceholderRow(tx, tenantId, id, { status: "assigned", bookingId });
    const placeholder = presentPlaceholder({ ...row, status: "assigned", bookingId, version: row.version + 1, updatedAt: setting.now });
    const event = placeholderEvent("placeholder:assigned", placeholder, { status: "open", bookingId: null });
    return new LastWrites({ placeholder, booking: outcome.booking }, [...writes, assigned, recordEvents(tx, tenantId, principal.actor, [event])]);
  };
  return orExplain(db, principal, { wanted: () => wanted, id: bookingId }, () => inTenant(db, tenantId, assign, [lockOf(tenantId, input.resourceId)]));
}

async function mustBeOpenFor(tx: Tx, row: PlaceholderRow, resourceId: string): Promise<void> {
  mustNotBeAssigned(row);
  if (row.status === "cancelled") throw new Problem(409, "placeholder_cancelled", "Cancelled", "It is not needed any more: open it again first.");
  const resource = await findResource(tx, row.tenantId, resourceId);
  if (!resource) throw notFound("resource", resourceId);
  if (resource.kind !== row.kind) throw new Problem(422, "wrong_kind", "Of another kind", `${resource.name} is of the kind ${resource.kind}, and ${row.kind} is needed: choose another.`);
}

function wishOf(row: PlaceholderRow, { status, override = null }: AssignPlaceholder) {
  const { projectId, phaseId, allocation } = row;
  return { projectId, phaseId, status, allocation, when: timeOf(row), override };
}

async function withAlternatives(tx: Tx, tenantId: string, problem: Problem, wanted: Wanted): Promise<Problem> {
  if (problem.code !== "booking_conflict") return problem;
  return new Problem(problem.status, problem.code, problem.title, problem.message, { ...problem.extra, alternatives: await findAlternatives(tx, tenantId, wanted) });
}
