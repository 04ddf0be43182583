import type { Principal } from "@/lib/principal";
import { type FieldError, invalidInput, notFound, Problem } from "@/lib/problem";
import { selectUnreadable } from "@/modules/project";
import { type Database, inTenant, lockOf, type Tx } from "@/services/db";
import { changeMany } from "../change-many";
import type { Booked } from "../contract";
import { isNoRoom } from "../explain-conflict";
import { presentBooking } from "../present";
import { findBookings, type PricedRow } from "../repository";
import { stale } from "../update-booking";
import type { Changed, ChangeManyInput } from "./contract";
import { explainRefusal } from "./explain-refusal";

const TRIES = 4;

/** A booking went to another resource before the locks were taken. */
class Outrun extends Error {}

type Refused = { index: number; row: PricedRow; problem: Problem };

/**
 * Changes several bookings as one, each as PATCH /bookings/{id} does: all of them, or none. They leave their places before they look for new ones, so that
 * in which order they are named does not matter, and one may go where another one leaves.
 * @throws Problem 409 changes_conflict with each that cannot be changed and what is in its way, 400 with the fields, 403 when that is why none can, 404 (booking), 409
 *   budget_exceeded, 409 external_id_taken, 404 for a phase that the project lacks
 */
export async function changeBookings(db: Database, principal: Principal, { changes }: ChangeManyInput): Promise<Changed> {
  const { tenantId } = principal;
  for (let attempt = 1; ; attempt++) {
    const seen = await inTenant(db, tenantId, (tx) => findBookings(tx, tenantId, changes.map(({ id }) => id)));
    const locked = new Set([...seen.map(({ resourceId }) => resourceId), ...changes.flatMap(({ resourceId }) => resourceId ?? [])]);
    try {
      return { items: await inTenant(db, tenantId, (tx) => change(tx, principal, changes, locked), [...locked].map((resourceId) => lockOf(tenantId, resourceId))) };
    } catch (error) {
      const isOutrun = error instanceof Outrun || isNoRoom(error);
      if (!isOutrun) throw error instanceof Problem ? error : await explainRefusal(db, principal, changes, error);
      if (attempt === TRIES) throw new Problem(409, "changes_conflict", "Not all can be changed", "Others were faster each time, and nothing was changed: try again.", { items: [] });
    }
  }
}

async function change(tx: Tx, principal: Principal, changes: ChangeManyInput["changes"], locked: ReadonlySet<string>): Promise<Booked[]> {
  const { tenantId } = principal;
  const [found, unreadable] = await Promise.all([findBookings(tx, tenantId, changes.map(({ id }) => id), true), selectUnreadable(tx, tenantId, principal)]);
  const rows = new Map(found.filter(({ projectId }) => !unreadable.has(projectId)).map((row) => [row.id, row]));
  const rowOf = (id: string): PricedRow => {
    const row = rows.get(id);
    if (!row) throw notFound("booking", id);
    return row;
  };
  if (changes.some(({ id }) => !locked.has(rowOf(id).resourceId))) throw new Outrun();
  const outcomes = await changeMany(tx, principal, changes.map(({ id, version: _version, ...input }) => ({ id, input })));
  // What is not from the present version is refused last: whatever was written is undone.
  const refused = changes.flatMap(({ id, version }, index): Refused[] => {
    const [row, outcome] = [rowOf(id), outcomes[index]];
    const problem = row.version !== version ? stale(presentBooking(row)) : outcome && "problem" in outcome ? outcome.problem : undefined;
    return problem ? [{ index, row, problem }] : [];
  });
  if (refused.length > 0) throw refusalOf(refused, changes.length);
  return outcomes.flatMap((outcome) => ("booking" in outcome ? [outcome.booking] : []));
}

function refusalOf(refused: Refused[], asked: number): Problem {
  const wrong = refused.flatMap(({ index, problem }) => ((problem.status === 400 && (problem.extra.errors as FieldError[] | undefined)) || []).map(({ path, message }) => ({ path: `changes.${index}.${path}`, message })));
  if (wrong.length > 0) return invalidInput(wrong);
  const [first] = refused as [Refused, ...Refused[]];
  if (refused.length === asked && refused.every(({ problem }) => problem.status === 403)) return first.problem;
  const items = refused.map(({ row: { id, resourceId, title }, problem }) => ({ bookingId: id, resourceId, title, code: problem.code, detail: problem.message, conflicts: [], ...problem.extra }));
  const detail = `${refused.length} of ${asked} bookings cannot be changed, and nothing was. The first${first.row.title ? ` is ${first.row.title}` : ""}: ${first.problem.message}`;
  return new Problem(409, "changes_conflict", "Not all can be changed", detail, { items });
}
