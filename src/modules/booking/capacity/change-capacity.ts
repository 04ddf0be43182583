import type { Principal } from "@/lib/principal";
import { forbidden, invalidInput, notFound, Problem } from "@/lib/problem";
import { FIRST_INSTANT, iso, LAST_INSTANT, Temporal } from "@/lib/time";
import { presentResource, touchResource } from "@/modules/resource";
import { resourceSchema } from "@/modules/resource/contract";
import { type Database, inTenant, lockOf, type Tx } from "@/services/db";
import { defineEvents, recordEvents } from "@/services/outbox";
import { changeSteps, overCapacity } from "../domain/capacity-steps";
import type { Blocker } from "../contract";
import type { Step } from "../domain/cut-windows";
import { dealWindows } from "../place-windows";
import { presentBlockers } from "../present-blockers";
import { selectBlockersById } from "../repository";
import { deleteWindows, insertWindows } from "../window-repository";
import { type Capacity, capacitySchema, type ChangeCapacity } from "./contract";
import { replaceSteps, selectHolders, selectSteps } from "./repository";

defineEvents(["resource:capacity_changed"], capacitySchema.extend({ resource: resourceSchema }));

/** What a resource has, when. @throws Problem 404 */
export async function readCapacity(db: Database, { tenantId }: Principal, resourceId: string): Promise<Capacity> {
  const { steps } = await inTenant(db, tenantId, (tx) => selectSteps(tx, tenantId, resourceId));
  if (steps.length === 0) throw notFound("resource", resourceId);
  return presentSteps(steps);
}

/**
 * Gives a resource more or less from a day on. What was before stays as it was; what is booked afterwards is dealt out anew.
 * @throws Problem 403, 404, 400 for a day in the past, 409 capacity_in_use with the bookings that no longer fit
 */
export async function changeCapacity(db: Database, principal: Principal, resourceId: string, input: ChangeCapacity): Promise<Capacity> {
  if (principal.role === "viewer") throw forbidden("A viewer cannot change resources: ask an owner or a scheduler.");
  const { tenantId } = principal;
  return inTenant(db, tenantId, (tx) => change(tx, principal, resourceId, input), [lockOf(tenantId, resourceId)]);
}

async function change(tx: Tx, principal: Principal, resourceId: string, { capacity, from }: ChangeCapacity): Promise<Capacity> {
  const { tenantId, actor } = principal;
  const { steps: before, now } = await selectSteps(tx, tenantId, resourceId);
  if (!now) throw notFound("resource", resourceId);
  if (from && Temporal.Instant.compare(from, now) < 0) throw invalidInput([{ path: "from", message: "must not be in the past: what was, stays" }]);
  const start = from ?? now;
  const steps = changeSteps(before, start, capacity);
  const holders = await selectHolders(tx, tenantId, resourceId, start);
  const over = overCapacity(holders.filter(({ status }) => status === "confirmed"), steps);
  if (over.length > 0) throw inUse(await presentBlockers(tx, principal, await selectBlockersById(tx, tenantId, over)), capacity);

  // Without their windows first: those across the change are cut anew, and the others find lanes in what is left.
  await deleteWindows(tx, tenantId, holders.map(({ bookingId }) => bookingId));
  await replaceSteps(tx, tenantId, resourceId, before, steps);
  if (holders.length > 0) await insertWindows(tx, await dealWindows(tx, tenantId, { id: resourceId, steps }, holders));
  const resource = await touchResource(tx, tenantId, resourceId);
  const capacities = presentSteps(steps);
  await recordEvents(tx, tenantId, actor, [{ type: "resource:capacity_changed", aggregate: { type: "resource", id: resourceId, version: resource.version }, payload: { resource: presentResource(resource), ...capacities } }]);
  return capacities;
}

function inUse(conflicts: Blocker[], capacity: number): Problem {
  return new Problem(409, "capacity_in_use", "Capacity in use", `${conflicts.length} confirmed ${conflicts.length === 1 ? "booking does" : "bookings do"} not fit a capacity of ${capacity}: cancel or move them first, or choose a later day.`, { conflicts });
}

function presentSteps(steps: Step[]): Capacity {
  return {
    steps: steps.map(({ start, end, capacity }) => ({
      start: start.equals(FIRST_INSTANT) ? null : iso(start),
      end: end.equals(LAST_INSTANT) ? null : iso(end),
      capacity,
    })),
  };
}
