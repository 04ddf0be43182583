import type { Principal } from "@/lib/principal";
import { notFound, Problem } from "@/lib/problem";
import { type Database, inTenant, violates } from "@/services/db";
import { recordEvents } from "@/services/outbox";
import { whenOf } from "../contract";
import { timeOf } from "../draft-booking";
import { mayBook } from "../policy";
import type { Placeholder, UpdatePlaceholder } from "./contract";
import { draftPlaceholder } from "./draft-placeholder";
import { placeholderEvent, presentPlaceholder } from "./present";
import { loadPlaceholder } from "./read-placeholders";
import { type PlaceholderRow, updatePlaceholderRow } from "./repository";

/**
 * Changes what is given, leaves the rest, and computes what it comes to anew when that has a part in it. `status` cancels it, or opens it again. A
 * change that changes nothing is no new version.
 * @param version the version that the caller saw; undefined takes whatever is there
 * @throws Problem 403 for a viewer, 404 (also for the phase), 409 placeholder_assigned when it became a booking, 412 with the present state, and as createPlaceholder
 */
export async function updatePlaceholder(db: Database, principal: Principal, id: string, version: number | undefined, input: UpdatePlaceholder): Promise<Placeholder> {
  mayBook(principal);
  const { tenantId, actor } = principal;
  try {
    return await inTenant(db, tenantId, async (tx) => {
      const before = await loadPlaceholder(tx, principal, id, true);
      if (version !== undefined && before.version !== version) throw stale(before);
      mustNotBeAssigned(before);
      const { currency } = before;
      const { start, end, days, hourlyRate, ...words } = input;
      const next = { ...before, ...words };
      const rate = before.hourlyRateMinor === null ? null : { amount: before.hourlyRateMinor, currency };
      const when = (days ?? start) ? whenOf({ start, end, days }) : timeOf(before);
      const isPriced = [days, start, hourlyRate, input.kind, input.allocation].some((said) => said !== undefined);
      const draft = !isPriced ? {} : await draftPlaceholder(tx, tenantId, currency, { kind: next.kind, allocation: next.allocation, when, hourlyRate: hourlyRate === undefined ? rate : hourlyRate });
      const [was, will] = [presentPlaceholder(before), presentPlaceholder({ ...next, ...draft })];
      const changed = (Object.keys(will) as (keyof Placeholder)[]).filter((field) => JSON.stringify(was[field]) !== JSON.stringify(will[field]));
      if (changed.length === 0) return was;
      const placeholder = presentPlaceholder({ ...(await updatePlaceholderRow(tx, tenantId, id, { ...words, ...draft })), currency });
      const type = placeholder.status === "cancelled" && was.status !== "cancelled" ? "placeholder:cancelled" : "placeholder:updated";
      await recordEvents(tx, tenantId, actor, [placeholderEvent(type, placeholder, Object.fromEntries(changed.map((field) => [field, was[field]])))]);
      return placeholder;
    });
  } catch (error) {
    throw violates(error, "placeholders_phase") ? notFound("phase", input.phaseId ?? "") : error;
  }
}

/** @throws Problem 409 with the booking that it became */
export function mustNotBeAssigned({ status, bookingId }: PlaceholderRow): void {
  if (status !== "assigned") return;
  throw new Problem(409, "placeholder_assigned", "Assigned", "It has become a booking: change that one, or make a new placeholder.", { bookingId });
}

function stale(row: PlaceholderRow): Problem {
  return new Problem(412, "stale_version", "Changed since", `It is now at version ${row.version}: look at it again, then repeat the change.`, { current: presentPlaceholder(row) });
}
