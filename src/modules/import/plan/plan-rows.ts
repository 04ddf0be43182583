import { newId } from "@/lib/ids";
import { bookingCost, durationOf, loadOver } from "@/modules/booking";
import { allocationElsewhere, defaultAllocation, defaultCapacity } from "@/modules/resource";
import { addTaker, removeTakers, type Taker, takersIn } from "../domain/timeline";
import type { ImportRow } from "./parse-row";
import { type BookingState, keyOf, type OfThisFile, type Project, type Resource, timelineOf, type World } from "./world";

/** What a row does. `isMoved`: its windows are to be written anew. */
export type Change = { line: number; before?: BookingState; after: BookingState; changed: ChangedField[]; isMoved: boolean; resource: Resource; project: Project };

/** A row for which there is no room, and the first bookings that leave none, as they were then: later rows may move them. */
export type Conflict = { row: ImportRow; blockers: Blocker[] };
export type Blocker = { bookingId: string; ofThisFile: OfThisFile | undefined };

export type Plan = { changes: Change[]; unchanged: number; conflicts: Conflict[] };

const COMPARED = ["resourceId", "projectId", "status", "title", "notes", "allocation"] as const;
export type ChangedField = (typeof COMPARED)[number] | "start" | "end";
const MOVING: ChangedField[] = ["resourceId", "status", "allocation", "start", "end"];

/** A report that named all thousand bookings in the way of a year would help nobody. */
const MOST_BLOCKERS = 10;

/**
 * Decides what each row does, in order, and writes it into the world, so that the next row sees it. A confirmed row is a conflict
 * when with it the load of its resource would exceed the capacity at some instant; then it changes nothing.
 */
export function planRows(world: World, rows: ImportRow[]): Plan {
  const plan: Plan = { changes: [], unchanged: 0, conflicts: [] };
  for (const row of rows) {
    const change = meantBy(world, row);
    const { before, after, changed, isMoved } = change;
    if (before && changed.length === 0) {
      plan.unchanged += 1;
      world.ofThisFile.set(before.id, { line: row.line, state: before, project: change.project });
      continue;
    }
    if (after.status === "confirmed" && isMoved) {
      const blockers = blockersOf(world, change);
      if (blockers) {
        plan.conflicts.push({ row, blockers });
        continue;
      }
    }
    plan.changes.push(change);
    carryOut(world, change);
  }
  return plan;
}

/** What the row would do if there is room. Nothing is looked at but names. */
function meantBy(world: World, row: ImportRow): Change {
  const before = row.externalId === undefined ? undefined : world.bookings.get(row.externalId);
  const resource = world.resources.get(keyOf(row.resource)) ?? newResource(row.resource);
  const project = world.projects.get(row.project) ?? { id: newId(), name: row.project, currency: world.currency };
  const allocation = before ? allocationAt(resource, before, world.resourcesById.get(before.resourceId)) : defaultAllocation(resource);
  const after: BookingState = {
    id: before?.id ?? newId(),
    resourceId: resource.id,
    projectId: project.id,
    // What a row does not say stays as it is: a cancelled booking is not revived by a sheet without a status.
    status: row.status ?? before?.status ?? "confirmed",
    title: row.title ?? before?.title ?? "",
    notes: row.notes ?? before?.notes ?? "",
    externalId: row.externalId ?? null,
    startTime: row.start,
    endTime: row.end,
    allocation,
    costMinor: before?.costMinor ?? null,
  };
  const changed = before ? changedFields(before, after) : [];
  const isMoved = !before || changed.some((field) => MOVING.includes(field));
  // As in updateBooking: a new title is no new price.
  if (isMoved || changed.includes("projectId")) after.costMinor = bookingCost(resource, project.currency, allocation, durationOf(row));
  return { line: row.line, ...(before && { before }), after, changed, isMoved, resource, project };
}

function allocationAt(resource: Resource, before: BookingState, left: Resource | undefined): number {
  if (resource.id === before.resourceId) return before.allocation;
  return left ? allocationElsewhere(before.allocation, left, resource) : defaultAllocation(resource);
}

function newResource({ kind, name }: ImportRow["resource"]): Resource {
  return { id: newId(), kind, name, capacity: defaultCapacity(kind), hourlyRateMinor: null, rateCurrency: null };
}

function changedFields(before: BookingState, after: BookingState): ChangedField[] {
  const changed: ChangedField[] = COMPARED.filter((field) => before[field] !== after[field]);
  if (!before.startTime.equals(after.startTime)) changed.push("start");
  if (!before.endTime.equals(after.endTime)) changed.push("end");
  return changed;
}

/** Who leaves no room for it, in the order in which they are in its way; undefined when there is room. */
function blockersOf(world: World, { after, resource }: Change): Blocker[] | undefined {
  const slot = slotOf(after);
  const takers = takersIn(timelineOf(world, resource.id), slot.start, slot.end).filter((taker) => taker.bookingId !== after.id);
  if (loadOver(slot, takers).every(({ load }) => load + after.allocation <= resource.capacity)) return undefined;
  const met = ({ start }: Taker) => Math.max(start, slot.start);
  const inOrder = takers.toSorted((a, b) => met(a) - met(b) || (a.bookingId < b.bookingId ? -1 : 1));
  const ids = [...new Set(inOrder.map(({ bookingId }) => bookingId))].slice(0, MOST_BLOCKERS);
  return ids.map((bookingId) => ({ bookingId, ofThisFile: world.ofThisFile.get(bookingId) }));
}

function carryOut(world: World, { line, before, after, isMoved, resource, project }: Change): void {
  if (!world.resources.has(keyOf(resource))) {
    world.resources.set(keyOf(resource), resource);
    world.resourcesById.set(resource.id, resource);
    world.newResources.push(resource);
  }
  if (!world.projects.has(project.name)) {
    world.projects.set(project.name, project);
    world.newProjects.push(project);
  }
  if (isMoved) {
    if (before) {
      const slot = slotOf(before);
      removeTakers(timelineOf(world, before.resourceId), before.id, slot.start, slot.end);
      world.moved.add(before.id);
    }
    if (after.status === "confirmed") addTaker(timelineOf(world, resource.id), { bookingId: after.id, ...slotOf(after), load: after.allocation });
  }
  if (after.externalId !== null) world.bookings.set(after.externalId, after);
  world.ofThisFile.set(after.id, { line, state: after, project });
}

function slotOf({ startTime, endTime }: BookingState) {
  return { start: startTime.epochMilliseconds, end: endTime.epochMilliseconds };
}
