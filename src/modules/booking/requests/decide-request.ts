import type { Principal } from "@/lib/principal";
import { invalidInput, notFound, Problem } from "@/lib/problem";
import { Temporal, type TimeRange } from "@/lib/time";
import { selectUnreadable } from "@/modules/project";
import { type Database, inTenant } from "@/services/db";
import type { Booked } from "../contract";
import { refusalOf, selectPolicies } from "../policies";
import { updateBooking } from "../update-booking";
import { selectWindowsOf } from "../window-repository";
import { actOf } from "./act-of";
import type { Decision } from "./contract";
import { findAsked, type RequestRow } from "./repository";

const LONGEST_NOTES = 10_000;

/**
 * Approves a request, which is then booked or held under the same rules as any booking, or declines it, which cancels it.
 * @throws Problem 403 booking_not_permitted when the caller may not confirm it, 404, 409 not_requested when it was decided about before, and what
 *   updateBooking throws: a request that does not fit stays one
 */
export async function decideRequest(db: Database, principal: Principal, id: string, { decision, status, note, override }: Decision): Promise<Booked> {
  const { tenantId, role } = principal;
  const request = await inTenant(db, tenantId, async (tx) => {
    const [found, unreadable, policies, windows] = await Promise.all([
      findAsked(tx, tenantId, id),
      selectUnreadable(tx, tenantId, principal),
      selectPolicies(tx, tenantId, role),
      selectWindowsOf(tx, tenantId, [id]),
    ]);
    if (!found || unreadable.has(found.projectId)) throw notFound("booking", id);
    const refusal = refusalOf(policies, { ...actOf(role, found, windows.get(id) as TimeRange[], Temporal.Now.instant()), isOverride: override !== undefined });
    if (refusal) throw refusal;
    if (found.status !== "requested") throw new Problem(409, "not_requested", "Not requested", `It is ${found.status}: somebody has decided about it before. Look at it again.`, { status: found.status });
    return found;
  });
  const notes = notesWith(request, note);
  const next = decision === "approve" ? status : "cancelled";
  return updateBooking(db, principal, id, request.version, { status: next, ...(notes !== undefined && { notes }), ...(override !== undefined && { override }) });
}

/** @throws Problem 400 when there is no room for the note */
function notesWith({ notes }: RequestRow, note: string): string | undefined {
  if (note === "") return undefined;
  const joined = notes === "" ? note : `${notes}\n${note}`;
  if (joined.length > LONGEST_NOTES) throw invalidInput([{ path: "note", message: "does not fit into the notes of the booking: shorten it, or them" }]);
  return joined;
}
