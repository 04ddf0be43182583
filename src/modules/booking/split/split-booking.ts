import { newId } from "@/lib/ids";
import type { Principal } from "@/lib/principal";
import { invalidInput, Problem } from "@/lib/problem";
import { Temporal } from "@/lib/time";
import { addAllocations } from "@/modules/project";
import type { Database, Tx } from "@/services/db";
import { recordEvents } from "@/services/outbox";
import { allocatedBy, takenBack } from "../domain/allocated";
import { CHANGEABLE } from "../domain/changeable";
import { mergeWindows } from "../domain/cut-windows";
import { mayTouch, presentWindows, timeOf } from "../draft-booking";
import { bookingEvent } from "../events";
import { onResourceOf } from "../holds/on-resource";
import { loadSetting, type Setting } from "../load-setting";
import { presentBooking } from "../present";
import { insertBookings, type PricedRow, updateBookings } from "../repository";
import { stale } from "../update-booking";
import type { SplitBooking, SplitResult } from "./contract";
import { divideBooking } from "./divide-booking";
import { handWindowsOver, selectWindowRows } from "./repository";

/**
 * Makes two bookings of one `[start, end)`: itself, up to `at`, and a new one from there on, with everything else the same: project, phase, status, texts, what it
 * takes and with which lanes, override, place in the queue of holds, when it expires, and who has challenged it. Nothing new is taken, so that no rule is asked
 * but who may change it; what was agreed to be its price is shared out by working time. A booking in days is cut between two of them, as its calendar is by now.
 *
 * The new one stays in the bundle, whose bookings move and are cancelled together, but not in the series, where a date is one booking: the first is that date,
 * changed on its own. The external id stays with the first, and so does what the hold itself has challenged.
 *
 * Undoing the change of the first gives it its end back, if that fits: of a confirmed one only once the second is cancelled or elsewhere (409 booking_conflict).
 * @param version the version that the caller saw; undefined takes whatever is there
 * @throws Problem 400 for an `at` that is not inside it, or not between two of its days, 403, 404, 409 booking_cancelled, 412 with the present state
 */
export async function splitBooking(db: Database, principal: Principal, id: string, version: number | undefined, { at }: SplitBooking): Promise<SplitResult> {
  return onResourceOf(db, principal, id, async (tx, before) => {
    if (version !== undefined && before.version !== version) throw stale(presentBooking(before));
    const setting = await loadSetting(tx, principal, before.resourceId, before.projectId, timeOf(before));
    mayTouch(principal, setting, before, false);
    if (before.status === "cancelled") throw new Problem(409, "booking_cancelled", "Cancelled", "A cancelled booking takes no time that could be split: undo that first.");
    if (Temporal.Instant.compare(at, before.startTime) <= 0 || Temporal.Instant.compare(at, before.endTime) >= 0) throw invalidInput([{ path: "at", message: "must be after the start of the booking and before its end" }]);
    return split(tx, principal, setting, before, at);
  });
}

async function split(tx: Tx, { tenantId, actor }: Principal, setting: Setting, before: PricedRow, at: Temporal.Instant): Promise<SplitResult> {
  const stored = await selectWindowRows(tx, tenantId, before.id);
  const [first, second] = divideBooking(setting, before, mergeWindows(stored.map(({ startTime, endTime }) => ({ start: startTime, end: endTime }))), at);
  const was = presentBooking(before);
  const one: PricedRow = { ...before, ...first.fields, version: before.version + 1, updatedAt: setting.now };
  const other: PricedRow = { ...before, ...second.fields, id: newId(), seriesId: null, seriesDate: null, externalId: null, version: 1, createdAt: setting.now, updatedAt: setting.now };
  const [is, made] = [presentBooking(one), presentBooking(other)];
  const changed = CHANGEABLE.filter((field) => JSON.stringify(was[field]) !== JSON.stringify(is[field]));
  await updateBookings(tx, [columnsOf(one)]);
  await insertBookings(tx, [columnsOf(other)]);
  await handWindowsOver(tx, tenantId, stored, other.id, at);
  await recordEvents(tx, tenantId, actor, [bookingEvent("booking:updated", is, Object.fromEntries(changed.map((field) => [field, was[field]]))), bookingEvent("booking:created", made)]);
  await addAllocations(tx, tenantId, [takenBack(allocatedBy(before)), allocatedBy(one), allocatedBy(other)]);
  return { first: { ...is, windows: presentWindows(first.windows) }, second: { ...made, windows: presentWindows(second.windows) } };
}

const columnsOf = ({ currency: _currency, ...row }: PricedRow) => row;
