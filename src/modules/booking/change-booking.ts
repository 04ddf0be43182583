import type { Principal } from "@/lib/principal";
import { invalidInput } from "@/lib/problem";
import { Temporal, type TimeRange } from "@/lib/time";
import { allocationElsewhere } from "@/modules/resource";
import type { Tx } from "@/services/db";
import { recordEvents } from "@/services/outbox";
import type { Booked, Booking, UpdateBooking, When } from "./contract";
import { type Allocated, allocatedBy, takenBack } from "./domain/allocated";
import { CHANGEABLE } from "./domain/changeable";
import { leastCapacity, mergeWindows } from "./domain/cut-windows";
import { moveDays } from "./domain/day-windows";
import { type Draft, draftBooking, presentWarnings, presentWindows, timeOf } from "./draft-booking";
import { bookingEvent } from "./events";
import type { Setting } from "./load-setting";
import { presentBooking } from "./present";
import { type NewBookingRow, type PricedRow, updateBookingRow } from "./repository";

/** A booking that is to change: as it is stored, and what was asked for. */
export type Change = { before: PricedRow; stored: TimeRange[]; input: UpdateBooking };

/** The change, after every rule but the room was asked about. */
export type DraftChange = Change & {
  draft: Draft;
  next: PricedRow;
  /** The fields that become others; none: nothing is to be written. */
  changed: (typeof CHANGEABLE)[number][];
  /** Whether its windows have to find their place anew. */
  isMoved: boolean;
};

const TIME = ["start", "end", "days"] as const;
const PLACE = ["resourceId", "status", "allocation", ...TIME] as const;

/**
 * What a change comes to. What stays is kept: a new title is no new price, and a confirmed hold keeps the windows that were
 * seen, whatever its calendar says by now.
 * @throws Problem as draftBooking, and 400 when the end is not after the start
 */
export function draftChange(principal: Principal, setting: Setting, change: Change): DraftChange {
  const { before, stored, input } = change;
  const when = timeAfter(before, input);
  const resourceId = input.resourceId ?? before.resourceId;
  const staysPut = resourceId === before.resourceId && JSON.stringify(when) === JSON.stringify(timeOf(before));
  const { allocation = before.allocation, status = before.status, override = before.override } = input;
  const isSettled = staysPut && allocation === before.allocation && status === before.status && override === before.override;
  const draft = draftBooking(principal, setting, {
    resourceId,
    projectId: input.projectId ?? before.projectId,
    phaseId: phaseAfter(before, input),
    status: status as Booking["status"],
    allocation: input.allocation ?? allocationAfter(setting, before, resourceId, stored),
    when,
    override,
    isSettled,
    ...(staysPut && { windows: mergeWindows(stored) }),
  });
  const { title = before.title, notes = before.notes, externalId = before.externalId, expiresAt = before.expiresAt } = input;
  const wanted: PricedRow = { ...before, ...draft.fields, title, notes, externalId, expiresAt, currency: draft.project.currency };
  const [was, will] = [presentBooking(before), presentBooking(wanted)];
  const changed = CHANGEABLE.filter((field) => JSON.stringify(was[field]) !== JSON.stringify(will[field]));
  const isMoved = changed.some((field) => (PLACE as readonly string[]).includes(field));
  const { workedMinutes, costMinor, billMinor, rate } = before;
  const next = isMoved || changed.includes("projectId") ? wanted : { ...wanted, workedMinutes, costMinor, billMinor, rate };
  return { ...change, draft, next: queued(before, next, setting.now), changed, isMoved };
}

/** A hold that takes more, or other time, stands at the end of the queue again; and who is no hold any more is not challenged. */
function queued(before: PricedRow, next: PricedRow, now: Temporal.Instant): PricedRow {
  const { compare } = Temporal.Instant;
  const takesMore = next.resourceId !== before.resourceId || next.allocation > before.allocation || compare(next.startTime, before.startTime) < 0 || compare(next.endTime, before.endTime) > 0;
  const becameHold = next.status === "hold" && before.status !== "hold";
  const placedAt = becameHold || (next.status === "hold" && takesMore) ? now : before.placedAt;
  return next.status === "hold" ? { ...next, placedAt } : { ...next, placedAt, challengedBy: null, challengeDueAt: null };
}

function timeAfter(before: PricedRow, { start, end, days, moveTo }: UpdateBooking): When {
  if (days) return { days };
  if (moveTo) {
    if (!before.days) throw invalidInput([{ path: "moveTo", message: "is for a booking given in days: give start and end" }]);
    return { days: moveDays(before.days, moveTo) };
  }
  if (days === undefined && !start && !end) return timeOf(before);
  const range = { start: start ?? before.startTime, end: end ?? before.endTime };
  if (Temporal.Instant.compare(range.start, range.end) >= 0) throw invalidInput([{ path: end ? "end" : "start", message: "end must be after start" }]);
  return range;
}

/** Where a booking is, and where a change takes it: what is to be known of its resources has to reach that far. */
export function timesOf(before: PricedRow, { start, end, days, moveTo }: UpdateBooking): When[] {
  const { startTime, endTime } = before;
  return [
    { start: startTime, end: endTime },
    ...(start && Temporal.Instant.compare(start, end ?? endTime) < 0 ? [{ start, end: end ?? endTime }] : []),
    ...(end && Temporal.Instant.compare(start ?? startTime, end) < 0 ? [{ start: start ?? startTime, end }] : []),
    ...(days ? [{ days }] : []),
    ...(moveTo && before.days ? [{ days: moveDays(before.days, moveTo) }] : []),
  ];
}

/** A booking that goes to another project leaves the phase of the one it was in. */
function phaseAfter(before: PricedRow, { projectId, phaseId }: UpdateBooking): string | null {
  if (phaseId !== undefined) return phaseId;
  return projectId && projectId !== before.projectId ? null : before.phaseId;
}

function allocationAfter({ resources }: Setting, before: PricedRow, resourceId: string, stored: TimeRange[]): number {
  const [left, taken] = [resources.get(before.resourceId), resources.get(resourceId)];
  if (!left || !taken || left === taken) return before.allocation;
  const capacityOf = (resource: typeof left) => ({ kind: resource.kind, capacity: leastCapacity(stored, resource.steps) });
  return allocationElsewhere(before.allocation, capacityOf(left), capacityOf(taken));
}

/** Writes the row; its windows, event and allocation are left to the caller. */
export async function writeRow(tx: Tx, { before, next }: DraftChange): Promise<PricedRow> {
  const { tenantId, id, version, createdAt, updatedAt, currency, ...fields } = next;
  const row = await updateBookingRow(tx, before.tenantId, before.id, fields satisfies Partial<NewBookingRow>);
  return { ...row, currency };
}

/** Records what changed. @returns what that moves in what the projects have allocated, which the caller adds last */
export async function tellChanges(tx: Tx, { tenantId, actor }: Principal, done: { change: DraftChange; row: PricedRow }[]): Promise<Allocated[]> {
  await recordEvents(tx, tenantId, actor, done.map(({ change, row }) => eventOf(change, row)));
  return done.flatMap(({ change, row }) => [takenBack(allocatedBy(change.before)), allocatedBy(row)]);
}

function eventOf({ before, changed }: DraftChange, row: PricedRow) {
  const was = presentBooking(before);
  const type = row.status === "cancelled" && before.status !== "cancelled" ? "booking:cancelled" : "booking:updated";
  return bookingEvent(type, presentBooking(row), Object.fromEntries(changed.map((field) => [field, was[field]])));
}

/** The answer to a change. */
export function presentChanged(row: PricedRow, { draft }: DraftChange): Booked {
  return { ...presentBooking(row), windows: presentWindows(draft.windows), ...presentWarnings(draft) };
}

