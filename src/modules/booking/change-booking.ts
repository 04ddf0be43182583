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
import { newlyTaken } from "./domain/hold-ladder";
import { type Draft, draftBooking, mayTouch, presentWarnings, presentWindows, stretchOf, timeOf } from "./draft-booking";
import { bookingEvent } from "./events";
import { expiryOf } from "./holds/expiry";
import type { Claim, Had } from "./holds/claim";
import { type Applicant, applicantOf } from "./load-room";
import type { Setting } from "./load-setting";
import { presentBooking } from "./present";
import { type PricedRow, updateBookings } from "./repository";

/** A booking that is to change: as it is stored, and what was asked for. */
export type Change = {
  before: PricedRow;
  stored: TimeRange[];
  input: UpdateBooking;
  /** Of a booking that is cut short: the windows that it keeps, whatever its calendar says by now. Nothing of it is new, so that no rule is asked. */
  kept?: TimeRange[] | undefined;
};

/** The change, after every rule but the room was asked about. */
export type DraftChange = Change & {
  draft: Draft;
  next: PricedRow;
  /** The fields that become others; none: nothing is to be written. */
  changed: (typeof CHANGEABLE)[number][];
  /** Whether its windows have to find their place anew. */
  isMoved: boolean;
  /** Whether this change itself gives a reason to go past the rules; one that was given before is none for it. */
  isOverride: boolean;
  /** The time of the transaction. */
  now: Temporal.Instant;
};

const TIME = ["start", "end", "days"] as const;
const PLACE = ["resourceId", "status", "allocation", ...TIME] as const;

/**
 * What a change comes to. What stays is kept: a new title is no new price, and a confirmed hold keeps the windows that were
 * seen, whatever its calendar says by now.
 * @throws Problem as draftBooking, and 400 when the end is not after the start
 */
export function draftChange(principal: Principal, setting: Setting, change: Change): DraftChange {
  const { before, stored, input, kept } = change;
  mayTouch(principal, setting, before, typeof input.override === "string");
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
    isSettled: isSettled || kept !== undefined,
    ...(staysPut && { windows: mergeWindows(stored) }),
    ...(kept && { windows: kept }),
  });
  const { title = before.title, notes = before.notes, externalId = before.externalId } = input;
  const expiresAt = expiryOf(status, input.expiresAt, before.expiresAt, setting.now);
  const wanted: PricedRow = { ...before, ...draft.fields, title, notes, externalId, expiresAt, currency: draft.project.currency };
  const [was, will] = [presentBooking(before), presentBooking(wanted)];
  const changed = CHANGEABLE.filter((field) => JSON.stringify(was[field]) !== JSON.stringify(will[field]));
  const isMoved = changed.some((field) => (PLACE as readonly string[]).includes(field));
  const { workedMinutes, costMinor, billMinor, rate } = before;
  const next = isMoved || changed.includes("projectId") ? wanted : { ...wanted, workedMinutes, costMinor, billMinor, rate };
  return { ...change, draft, next: queued(change, next, draft.windows, setting.now), changed, isMoved, isOverride: typeof input.override === "string", now: setting.now };
}

/**
 * A hold that takes more, or other time, stands at the end of the queue again, and so does one that had expired. Who stands there
 * anew, or is no hold any more, is not challenged.
 */
function queued({ before, stored }: Change, next: PricedRow, windows: TimeRange[], now: Temporal.Instant): PricedRow {
  const unchallenged = { challengedBy: null, challengeDueAt: null };
  if (next.status !== "hold") return { ...next, ...unchallenged };
  return keepsPlace({ before, stored }, next, windows, now) ? next : { ...next, placedAt: now, ...unchallenged };
}

/** Whether it was a live hold that takes nothing now that it did not hold before. */
function keepsPlace({ before, stored }: Pick<Change, "before" | "stored">, next: PricedRow, windows: TimeRange[], now: Temporal.Instant): boolean {
  const isLive = before.status === "hold" && (before.expiresAt === null || Temporal.Instant.compare(now, before.expiresAt) < 0);
  const more = newlyTaken({ allocation: before.allocation, windows: stored.map(stretchOf) }, { allocation: next.allocation, windows: windows.map(stretchOf) });
  return isLive && next.resourceId === before.resourceId && more.length === 0;
}

/** Whether a hold gives up its place in the queue, and with it what it asked of those ahead. */
export function leftPlace({ before, next }: DraftChange): boolean {
  return before.status === "hold" && (next.status !== "hold" || !next.placedAt.equals(before.placedAt));
}

/** What a change takes for good; undefined when that is nothing new. */
export function claimOf({ before, stored, next, draft, isMoved, now }: DraftChange): Claim | undefined {
  if (next.status !== "confirmed" || !isMoved) return undefined;
  const isInQueue = keepsPlace({ before, stored }, next, draft.windows, now);
  return { bookingId: before.id, resource: draft.resource, allocation: next.allocation, windows: draft.windows, had: hadBy({ before, stored }), placedAt: isInQueue ? before.placedAt : undefined };
}

/** What a booking has as a confirmed one. */
export function hadBy({ before, stored }: Pick<Change, "before" | "stored">): Had | undefined {
  return before.status === "confirmed" ? { bookingId: before.id, resourceId: before.resourceId, allocation: before.allocation, windows: stored } : undefined;
}

/** What a change wants, for a room that several share. */
export function applicantBy(change: DraftChange): Applicant {
  const wanted = applicantOf(change.draft, change.before.id, change.isOverride);
  return { ...wanted, claim: claimOf(change) ?? wanted.claim };
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

/** Writes the rows as new versions; their windows, events and allocation are left to the caller. */
export async function writeRows(tx: Tx, changes: DraftChange[]): Promise<{ change: DraftChange; row: PricedRow }[]> {
  const done = changes.map((change) => ({ change, row: { ...change.next, version: change.before.version + 1, updatedAt: change.now } }));
  await updateBookings(tx, done.map(({ row: { currency: _currency, ...row } }) => row));
  return done;
}

/** Records what changed. @returns what that moves in what the projects have allocated, which the caller adds last */
export async function tellChanges(tx: Tx, { tenantId, actor }: Principal, done: { change: DraftChange; row: PricedRow }[]): Promise<Allocated[]> {
  await recordEvents(tx, tenantId, actor, done.map(({ change, row }) => eventOf(change, row)));
  return done.flatMap(({ change, row }) => [takenBack(allocatedBy(change.before)), allocatedBy(row)]);
}

function eventOf({ before, changed }: DraftChange, row: PricedRow) {
  const was = presentBooking(before);
  const isCancelled = row.status === "cancelled" && before.status !== "cancelled";
  const isReleased = isCancelled && before.status === "hold";
  const type = isReleased ? "hold:released" : isCancelled ? "booking:cancelled" : "booking:updated";
  return bookingEvent(type, presentBooking(row), Object.fromEntries(changed.map((field) => [field, was[field]])), isReleased ? { reason: "released" } : {});
}

/** The answer to a change. */
export function presentChanged(row: PricedRow, { draft }: DraftChange): Booked {
  return { ...presentBooking(row), windows: presentWindows(draft.windows), ...presentWarnings(draft) };
}

