import type { Principal } from "@/lib/principal";
import { invalidInput, notFound, Problem } from "@/lib/problem";
import { LAST_INSTANT, Temporal, type TimeRange } from "@/lib/time";
import { findResourcesById, type ResourceRow } from "@/modules/resource";
import { findSettings } from "@/modules/tenant";
import type { Tx } from "@/services/db";
import { mergeWindows } from "../domain/cut-windows";
import { localClock } from "../domain/local-clock";
import { type Plan, planReplacement } from "../domain/plan-replacement";
import { timeOf } from "../draft-booking";
import { loadSettings, type Setting } from "../load-setting";
import { findBookings, type PricedRow } from "../repository";
import { selectIdsIn, selectWindowsOf } from "../window-repository";
import { MOST_REPLACED, type ReplaceResource, type SkipReason } from "./contract";

/** One booking, and what is to become of it; undefined where the day that is cut is another date with who comes instead. */
export type Planned = { row: PricedRow; windows: TimeRange[]; plan: Plan | undefined };
export type Skipped = { row: PricedRow; skipped: SkipReason };

export type Replacing = { setting: Setting; planned: Planned[]; skipped: Skipped[] };

/**
 * What bookings the replacement is about, by start, locked; and what is to become of each.
 * @throws Problem 404 for an unknown resource or booking, 400 when the time ends before it begins, 422 too_many_bookings
 */
export async function loadReplacement(tx: Tx, principal: Principal, input: ReplaceResource): Promise<Replacing> {
  const { tenantId } = principal;
  const { fromResourceId, toResourceId } = input;
  const [found, { dayStart }] = await Promise.all([findResourcesById(tx, tenantId, [fromResourceId, toResourceId]), findSettings(tx, tenantId)]);
  const resourceOf = (id: string) => found.find((resource) => resource.id === id) ?? fail(notFound("resource", id));
  const [left, right] = [resourceOf(fromResourceId), resourceOf(toResourceId)];
  const range = rangeOf(input, left, dayStart);
  const rows = await findRows(tx, tenantId, input, range);
  const windows = await selectWindowsOf(tx, tenantId, rows.map(({ id }) => id));
  const setting = await loadSettings(tx, principal, [left.id, right.id], [...new Set(rows.map(({ projectId }) => projectId))], [{ start: range.start, end: range.start.add({ hours: 1 }) }]);
  const clockOf = ({ days }: PricedRow, { timeZone }: ResourceRow) => localClock(days?.timeZone ?? timeZone, dayStart);
  const planned: Planned[] = [];
  const skipped: Skipped[] = [];
  for (const row of rows) {
    const stored = mergeWindows(windows.get(row.id) ?? []);
    const reason = reasonToSkip(row, stored, { left, range, setting });
    if (reason) skipped.push({ row, skipped: reason });
    else planned.push({ row, windows: stored, plan: planReplacement({ when: timeOf(row), windows: stored }, range, { left: clockOf(row, left), right: clockOf(row, right) }) });
  }
  return { setting, planned, skipped };
}

function fail(problem: Problem): never {
  throw problem;
}

function rangeOf({ from, to }: ReplaceResource, { timeZone }: ResourceRow, dayStart: string): TimeRange {
  const startOf = (date: string, later = 0) => Temporal.PlainDate.from(date).add({ days: later }).toZonedDateTime({ timeZone, plainTime: dayStart }).toInstant();
  const start = typeof from === "string" ? startOf(from) : from;
  const end = typeof to === "string" ? startOf(to, 1) : (to ?? LAST_INSTANT);
  if (Temporal.Instant.compare(start, end) < 0) return { start, end };
  throw invalidInput([{ path: "to", message: "must be after from" }]);
}

async function findRows(tx: Tx, tenantId: string, { fromResourceId, bookingIds }: ReplaceResource, range: TimeRange): Promise<PricedRow[]> {
  const ids = bookingIds ?? (await selectIdsIn(tx, tenantId, range, fromResourceId));
  const rows = await findBookings(tx, tenantId, ids, true);
  const missing = bookingIds?.find((id) => !rows.some((row) => row.id === id));
  if (missing) throw notFound("booking", missing);
  const named = bookingIds ? rows : rows.filter(({ resourceId, status }) => resourceId === fromResourceId && status !== "cancelled");
  if (named.length > MOST_REPLACED) throw new Problem(422, "too_many_bookings", "Too many bookings", `${named.length} bookings lie in this time, and at most ${MOST_REPLACED} are moved at once: give an earlier to, and repeat it from there.`);
  return named.toSorted((a, b) => Temporal.Instant.compare(a.startTime, b.startTime));
}

function reasonToSkip({ resourceId, projectId, status, expiresAt }: PricedRow, windows: TimeRange[], { left, range, setting }: { left: ResourceRow; range: TimeRange; setting: Setting }): SkipReason | undefined {
  const { compare } = Temporal.Instant;
  if (!setting.projects.has(projectId)) return "not_readable";
  if (resourceId !== left.id) return "not_theirs";
  if (status === "cancelled" || (status === "hold" && expiresAt && compare(expiresAt, setting.now) <= 0)) return "not_live";
  return windows.some(({ start, end }) => compare(start, range.end) < 0 && compare(range.start, end) < 0) ? undefined : "not_then";
}
