import type { Principal } from "@/lib/principal";
import { notFound, Problem } from "@/lib/problem";
import { type Database, inTenant, lockOf } from "@/services/db";
import { recordEvents, selectMakers } from "@/services/outbox";
import { mayBecome } from "../domain/decide";
import type { Availability, UpdateAvailability } from "./contract";
import { availabilityChanged } from "./events";
import { mayDecide } from "./policy";
import { presentAvailability } from "./present";
import { findAvailability, updateAvailabilityRow } from "./repository";
import { spanOf } from "./span-of";

/**
 * Decides about time off, or changes its time or note. Bookings that it meets stay: they are in conflict with it.
 * @param version the version that the caller saw; undefined takes whatever is there
 * @throws Problem 403 for a viewer, but to withdraw what they asked for, 404, 400 when the time is empty or too long, 409 when it
 *   cannot get that status any more, 412 with the present state
 */
export async function updateAvailability(db: Database, principal: Principal, id: string, version: number | undefined, input: UpdateAvailability): Promise<Availability> {
  const { tenantId, actor } = principal;
  const seen = await inTenant(db, tenantId, (tx) => findAvailability(tx, tenantId, id));
  if (!seen) throw notFound("availability", id);
  return inTenant(
    db,
    tenantId,
    async (tx) => {
      const row = await findAvailability(tx, tenantId, id);
      if (!row) throw notFound("availability", id);
      const before = presentAvailability(row, (await selectMakers(tx, tenantId, [id])).get(id));
      mayDecide(principal, isWithdrawal(input), before.enteredBy);
      if (version !== undefined && version !== row.version) throw stale(before);
      const { status = before.status, note = before.note } = input;
      if (!mayBecome(before.status, status)) throw decided(before.status, status);
      const { start: startTime, end: endTime } = (await spanOf(tx, tenantId, input, row.timeZone)) ?? { start: row.startTime, end: row.endTime };
      const stored = await updateAvailabilityRow(tx, tenantId, id, row.version, { status, note, startTime, endTime });
      if (!stored) throw stale(before);
      const availability = presentAvailability({ ...row, ...stored }, before.enteredBy ?? undefined);
      await recordEvents(tx, tenantId, actor, [availabilityChanged(availability, before)]);
      return availability;
    },
    [lockOf(tenantId, seen.resourceId)],
  );
}

/** Nothing but that. */
const isWithdrawal = ({ status, ...rest }: UpdateAvailability) => status === "withdrawn" && Object.values(rest).every((value) => value === undefined);

function decided(from: string, to: string): Problem {
  return new Problem(409, "availability_decided", "Already decided", `It was ${from} and cannot be ${to} any more: enter it anew.`);
}

function stale(current: Availability): Problem {
  return new Problem(412, "stale_version", "Changed since", `It is now at version ${current.version}: look at it again, then repeat the change.`, { current });
}
