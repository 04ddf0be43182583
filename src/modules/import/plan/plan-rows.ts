import { newId } from "@/lib/ids";
import type { Principal } from "@/lib/principal";
import { Problem } from "@/lib/problem";
import { loadOver } from "@/lib/stretch";
import { allocatedBy, alwaysOf, cutWindows, draftBooking, draftChange, type Setting, stretchOf, takenBack } from "@/modules/booking";
import type { UpdateBooking } from "@/modules/booking/contract";
import { defaultCapacity } from "@/modules/resource";
import { addTaker, removeTakers, type Taker, takersIn } from "../domain/timeline";
import { addHeld, bumpedBy, heldAhead, removeHeld } from "./held";
import type { ImportRow } from "./parse-row";
import type { Planned } from "./planned";
import { type BookingState, type HeldBooking, keyOf, type OfThisFile, timelineOf, type World } from "./world";

/** A row that is not booked: there is no room for it, with the first bookings that leave none, as they were then; or a rule says no. */
export type Conflict = { row: ImportRow; blockers: Blocker[]; problem?: Problem };
export type Blocker = { bookingId: string; ofThisFile: OfThisFile | undefined };

/** `bumped`: holds, by id, that have no room beside the first options that are confirmed, and are released. */
export type Plan = { changes: Planned[]; unchanged: number; conflicts: Conflict[]; bumped: string[] };

/** A report that named all thousand bookings in the way of a year would help nobody. */
const MOST_BLOCKERS = 10;

/**
 * Decides what each row does, in order, and writes it into the world, so that the next row sees it. A confirmed row is a conflict
 * when with it the load of its resource would exceed the capacity at some instant, and any row when a rule refuses it as it would
 * refuse a booking made by hand; then it changes nothing.
 */
export function planRows(principal: Principal, world: World, rows: ImportRow[]): Plan {
  const plan: Plan = { changes: [], unchanged: 0, conflicts: [], bumped: [] };
  for (const row of rows) {
    const added = addMissing(principal, world, row);
    const refused = planRow(principal, world, row, plan);
    if (!refused) continue;
    plan.conflicts.push(refused);
    added.takeBack();
  }
  return plan;
}

function planRow(principal: Principal, world: World, row: ImportRow, plan: Plan): Conflict | undefined {
  const before = row.externalId === undefined ? undefined : world.bookings.get(row.externalId);
  if (isHidden(world, row)) return { row, blockers: [], problem: new Problem(404, "project_not_found", "Not found", `${row.project} is not a project that you may book: ask an owner of the studio.`) };
  let planned: Planned;
  try {
    planned = before ? meantBy(principal, world, row, before) : newBy(principal, world, row);
  } catch (problem) {
    if (problem instanceof Problem) return { row, blockers: [], problem };
    throw problem;
  }
  const { draft, change, id } = planned;
  if (before && change?.changed.length === 0) {
    plan.unchanged += 1;
    world.ofThisFile.set(id, { line: row.line, state: before, projectName: row.project });
    return undefined;
  }
  const isPlaced = draft.fields.status === "confirmed" && (!change || change.isMoved);
  const blockers = isPlaced ? blockersOf(world, planned) : [];
  if (blockers.length > 0) return { row, blockers };
  const problem = overBudget(world, planned);
  if (problem) return { row, blockers: [], problem };
  plan.changes.push(planned);
  for (const hold of bumpedBy(world, planned)) plan.bumped.push(release(world, hold));
  carryOut(world, planned, before);
  return undefined;
}

function newBy(principal: Principal, world: World, row: ImportRow): Planned {
  const status = row.status ?? "confirmed";
  const { resourceId, projectId } = idsOf(world, row);
  const when = { start: row.start, end: row.end };
  return { line: row.line, row, id: newId(), draft: draftBooking(principal, settingOf(world), { resourceId, projectId, phaseId: null, status, allocation: undefined, when, override: null }) };
}

/** What a row does not say stays as it is: a cancelled booking is not revived by a sheet without a status. */
function meantBy(principal: Principal, world: World, row: ImportRow, { row: before, windows }: BookingState): Planned {
  const { status, title, notes } = row;
  const isElsewhen = !row.start.equals(before.startTime) || !row.end.equals(before.endTime);
  const said = { status, title, notes };
  const input: UpdateBooking = { ...idsOf(world, row), ...(isElsewhen && { start: row.start, end: row.end }), ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) };
  const change = draftChange(principal, settingOf(world), { before, stored: windows, input });
  return { line: row.line, row, id: before.id, draft: change.draft, change };
}

/** Whether the row names a project that is there, and that the caller may not read. */
function isHidden(world: World, { project }: ImportRow): boolean {
  const id = world.projects.get(project);
  return id !== undefined && !settingOf(world).projects.has(id);
}

const settingOf = ({ setting }: World) => setting as Setting;
const idsOf = (world: World, row: ImportRow) => ({ resourceId: world.resources.get(keyOf(row.resource)) as string, projectId: world.projects.get(row.project) as string });

/** Makes what the row names and the studio lacks; taken back when the row is not booked. */
function addMissing({ tenantId }: Principal, world: World, { resource: { kind, name }, project }: ImportRow): { takeBack: () => void } {
  const undo: (() => void)[] = [];
  const setting = settingOf(world);
  if (!world.resources.has(keyOf({ kind, name }))) {
    const made = { id: newId(), kind, name, capacity: defaultCapacity(kind) };
    const { timeZone } = world;
    world.resources.set(keyOf(made), made.id);
    world.newResources.push(made);
    setting.resources.set(made.id, { ...made, tenantId, department: null, tags: [], skills: [], timeZone, hourlyRateMinor: null, rateCurrency: null, steps: alwaysOf(made.capacity), time: { ...setting.newTime, timeZone } });
    undo.push(() => {
      world.resources.delete(keyOf(made));
      world.newResources.pop();
    });
  }
  if (!world.projects.has(project)) {
    const made = { id: newId(), name: project, currency: world.currency };
    world.projects.set(project, made.id);
    world.newProjects.push(made);
    setting.projects.set(made.id, { ...made, enforcement: "none", budgetMinor: null, allocatedMinor: 0 });
    undo.push(() => {
      world.projects.delete(project);
      world.newProjects.pop();
    });
  }
  return { takeBack: () => undo.forEach((step) => step()) };
}

/** Who leaves no room for it, or holds what it wants; none when there is room. */
function blockersOf(world: World, planned: Planned): Blocker[] {
  const taken = takersOf(world, planned);
  return (taken.length > 0 ? taken : heldAhead(world, planned)).slice(0, MOST_BLOCKERS).map((bookingId) => ({ bookingId, ofThisFile: world.ofThisFile.get(bookingId) }));
}

/** The confirmed bookings that leave no room for it, in the order in which they are in its way. */
function takersOf(world: World, { draft: { resource, fields, windows }, id }: Planned): string[] {
  const timeline = timelineOf(world.timelines, resource.id);
  const inTheWay = cutWindows(windows, resource.steps).flatMap(({ start, end, step }) => {
    const slot = { start: start.epochMilliseconds, end: end.epochMilliseconds };
    const takers = takersIn(timeline, slot.start, slot.end).filter((taker) => taker.bookingId !== id);
    if (loadOver(slot, takers).every(({ load }) => load + fields.allocation <= step.capacity)) return [];
    const met = (taker: Taker) => Math.max(taker.start, slot.start);
    return takers.toSorted((a, b) => met(a) - met(b) || (a.bookingId < b.bookingId ? -1 : 1)).map(({ bookingId }) => bookingId);
  });
  return [...new Set(inTheWay)];
}

/** What the row adds to what projects have allocated. */
const addsOf = ({ draft, change }: Planned) => (change ? [takenBack(allocatedBy(change.before)), allocatedBy(change.next)] : [allocatedBy(draft.fields)]);

/** PostgreSQL refuses it, too, but then for the whole chunk. */
function overBudget(world: World, planned: Planned): Problem | undefined {
  const { project } = planned.draft;
  if (project.enforcement !== "block" || project.budgetMinor === null) return undefined;
  const added = addsOf(planned).filter(({ projectId }) => projectId === project.id).reduce((sum, { minor }) => sum + minor, 0);
  const over = project.allocatedMinor + (world.allocated.get(project.id) ?? 0) + added - project.budgetMinor;
  if (added <= 0 || over <= 0) return undefined;
  return new Problem(409, "budget_exceeded", "Over budget", `${project.name} would be over its budget by ${over} (minor units of ${project.currency}): raise it, or book less.`);
}

function carryOut(world: World, planned: Planned, before: BookingState | undefined): void {
  const { line, row, id, draft, change } = planned;
  for (const { projectId, minor } of addsOf(planned)) world.allocated.set(projectId, (world.allocated.get(projectId) ?? 0) + minor);
  if (!change || change.isMoved) {
    if (before) {
      const { resourceId, startTime, endTime } = before.row;
      removeTakers(timelineOf(world.timelines, resourceId), id, startTime.epochMilliseconds, endTime.epochMilliseconds);
      removeHeld(world, id);
      world.moved.add(id);
    }
    const { status, resourceId, allocation } = draft.fields;
    if (status === "hold") addHeld(world, { id, resourceId, externalId: row.externalId ?? null, placedAt: change?.next.placedAt ?? settingOf(world).now, allocation, windows: draft.windows.map(stretchOf) });
    if (status === "confirmed") {
      for (const { start, end } of draft.windows) addTaker(timelineOf(world.timelines, resourceId), { bookingId: id, start: start.epochMilliseconds, end: end.epochMilliseconds, load: draft.fields.allocation });
    }
  }
  const state = { row: change?.next ?? rowOf(planned, settingOf(world)), windows: draft.windows };
  if (row.externalId !== undefined) world.bookings.set(row.externalId, state);
  world.ofThisFile.set(id, { line, state, projectName: row.project });
}

/** Rows further down see that it is cancelled. */
function release(world: World, { id, externalId }: HeldBooking): string {
  removeHeld(world, id);
  world.moved.add(id);
  const state = externalId === null ? undefined : world.bookings.get(externalId);
  if (state && externalId !== null) world.bookings.set(externalId, { ...state, row: { ...state.row, status: "cancelled", challengedBy: null, challengeDueAt: null } });
  return id;
}

/** What a new booking will be, for rows further down that name it. */
function rowOf({ row, id, draft }: Planned, { now }: Setting): BookingState["row"] {
  return {
    tenantId: draft.resource.tenantId,
    id,
    ...draft.fields,
    title: row.title ?? "",
    notes: row.notes ?? "",
    externalId: row.externalId ?? null,
    bundleId: null,
    seriesId: null,
    seriesDate: null,
    expiresAt: null,
    challengedBy: null,
    challengeDueAt: null,
    placedAt: now,
    createdAt: now,
    updatedAt: now,
    version: 1,
    currency: draft.project.currency,
  };
}
