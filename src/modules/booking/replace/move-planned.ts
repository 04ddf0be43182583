import { newId } from "@/lib/ids";
import type { Principal } from "@/lib/principal";
import { Problem } from "@/lib/problem";
import type { TimeRange } from "@/lib/time";
import { allocationElsewhere } from "@/modules/resource";
import { answersTo, orUndo, type Tx } from "@/services/db";
import { bookMany, type ManyWish } from "../book-many";
import { changeMany } from "../change-many";
import type { Booked, BookingStatus, UpdateBooking } from "../contract";
import { leastCapacity } from "../domain/cut-windows";
import type { Part, Plan } from "../domain/plan-replacement";
import type { Setting } from "../load-setting";
import type { PricedRow } from "../repository";
import type { ReplaceResource } from "./contract";
import type { Planned, Replacing } from "./load-replacement";

/** What became of one: where it fits, the booking of who comes instead, and what is new after it. */
export type Moved = { planned: Planned; booking: Booked; tail?: Booked; isSplit: boolean };
export type Unfit = { planned: Planned; problem: Problem };

const ANOTHER_DATE = new Problem(409, "day_not_divisible", "Another date there", "The day at which it would be split is another date in the zone of who comes instead: replace from the start of a day.");

/**
 * Moves what fits, as if the rest had never been asked for: whole bookings first, then what is split, each by start. What was tried
 * and did not fit leaves nothing behind.
 */
export async function movePlanned(tx: Tx, principal: Principal, input: ReplaceResource, { setting, planned }: Replacing): Promise<{ moved: Moved[]; unfit: Unfit[] }> {
  const unfit: Unfit[] = planned.filter(({ plan }) => !plan).map((one) => ({ planned: one, problem: ANOTHER_DATE }));
  let left = planned.filter(({ plan }) => plan);
  for (;;) {
    const tried = await orUndo(tx, () => tryAll(tx, principal, input, setting, left), (result) => result.unfit.length === 0);
    if (tried.unfit.length === 0) return { moved: tried.moved, unfit };
    unfit.push(...tried.unfit);
    left = left.filter((one) => !tried.unfit.some((other) => other.planned === one));
  }
}

async function tryAll(tx: Tx, principal: Principal, input: ReplaceResource, setting: Setting, planned: Planned[]): Promise<{ moved: Moved[]; unfit: Unfit[] }> {
  const ordered = [...planned.filter((one) => !isSplit(one)), ...planned.filter(isSplit)];
  const changes = ordered.map((one) => changeOf(one, input));
  const outcomes = await changeMany(tx, principal, changes);
  const refused = outcomes.flatMap((outcome, i) => ("problem" in outcome ? [{ planned: ordered[i] as Planned, problem: outcome.problem }] : []));
  if (refused.length > 0) return { moved: [], unfit: refused };
  // What stays has left the place of what goes, so that the budget does not count it twice.
  const divided = ordered.filter(isSplit).map((one) => ({ planned: one, goes: goesAs(one, input, setting), tail: tailAs(one) }));
  const { outcomes: booked, writes } = await bookMany(tx, principal, divided.flatMap(({ goes, tail }) => (tail ? [goes, tail] : [goes])));
  await answersTo(writes);
  const problems = new Map(booked.flatMap((outcome) => (outcome.kind === "refused" ? [[outcome.wish.said.id, outcome.problem] as const] : [])));
  const bookings = new Map(booked.flatMap((outcome) => (outcome.kind === "booked" ? [[outcome.booking.id, outcome.booking] as const] : [])));
  const whole = new Map(outcomes.flatMap((outcome) => ("booking" in outcome ? [[outcome.id, outcome.booking] as const] : [])));
  const unfit = divided.flatMap(({ planned: one, goes, tail }) => {
    const problem = problems.get(goes.said.id) ?? (tail && problems.get(tail.said.id));
    return problem ? [{ planned: one, problem }] : [];
  });
  if (unfit.length > 0) return { moved: [], unfit };
  const moved = ordered.filter((one) => !isSplit(one)).map((one): Moved => ({ planned: one, booking: whole.get(one.row.id) as Booked, isSplit: false }));
  const split = divided.map(({ planned: one, goes, tail }): Moved => ({ planned: one, booking: bookings.get(goes.said.id) as Booked, isSplit: true, ...(tail && { tail: bookings.get(tail.said.id) as Booked }) }));
  return { moved: [...moved, ...split], unfit };
}

const planOf = ({ plan }: Planned) => plan as Plan;
const isSplit = (one: Planned) => Boolean(planOf(one).before ?? planOf(one).after);

/** A reason that was given for who is replaced is none for who comes instead. */
function changeOf(one: Planned, { toResourceId, override }: ReplaceResource): { id: string; input: UpdateBooking; kept?: TimeRange[] } {
  const { before, after } = planOf(one);
  const stays = before ?? after;
  if (!stays) return { id: one.row.id, input: { resourceId: toResourceId, override: override ?? null } };
  return { id: one.row.id, input: stays.when, kept: stays.windows };
}

function goesAs(one: Planned, { toResourceId, override }: ReplaceResource, { resources }: Setting): ManyWish {
  const { goes } = planOf(one);
  const sizeOf = (id: string) => {
    const resource = resources.get(id);
    return { kind: resource?.kind ?? "", capacity: leastCapacity(goes.windows, resource?.steps ?? []) };
  };
  const allocation = allocationElsewhere(one.row.allocation, sizeOf(one.row.resourceId), sizeOf(toResourceId));
  return { ...wishOf(one.row, goes), resourceId: toResourceId, allocation, override: override ?? null };
}

/** What comes after is what it was: its windows stay, and no rule is asked again. */
function tailAs(one: Planned): ManyWish | undefined {
  const { before, after } = planOf(one);
  return before && after ? { ...wishOf(one.row, after), windows: after.windows, isSettled: true } : undefined;
}

function wishOf(row: PricedRow, { when }: Part): ManyWish {
  const { resourceId, projectId, phaseId, status, allocation, override, title, notes, expiresAt, bundleId } = row;
  return { resourceId, projectId, phaseId, status: status as BookingStatus, allocation, when, override, said: { id: newId(), title, notes, externalId: null, expiresAt, bundleId } };
}
