import { newId } from "@/lib/ids";
import type { Principal } from "@/lib/principal";
import { invalidInput, notFound, Problem } from "@/lib/problem";
import type { TimeRange } from "@/lib/time";
import { findResource } from "@/modules/resource";
import { type Database, inTenant, lockOf, violates } from "@/services/db";
import { recordEvents } from "@/services/outbox";
import type { Availability, CreateAvailability } from "./contract";
import { availabilityChanged } from "./events";
import { mayEnter } from "./policy";
import { presentAvailability } from "./present";
import { insertAvailability } from "./repository";
import { spanOf } from "./span-of";

/**
 * Says when a resource is away, or works beside its calendar. What a viewer asks for, or is entered as requested, waits for
 * approval. Bookings that it meets stay: they are in conflict with it.
 * @throws Problem 403 for a viewer who asks for more than leave, 404 for the resource, 400 when the time is empty or too long, 409 when the id is taken
 */
export async function createAvailability(db: Database, principal: Principal, { id = newId(), ...input }: CreateAvailability): Promise<Availability> {
  mayEnter(principal, input.kind);
  const { tenantId, actor, role } = principal;
  const status = role === "viewer" ? "requested" : (input.status ?? "approved");
  if (status === "requested" && input.kind !== "leave") throw invalidInput([{ path: "status", message: "can be requested for leave alone" }]);
  try {
    return await inTenant(
      db,
      tenantId,
      async (tx) => {
        const resource = await findResource(tx, tenantId, input.resourceId);
        if (!resource) throw notFound("resource", input.resourceId);
        const { start, end } = (await spanOf(tx, tenantId, input, resource.timeZone)) as TimeRange;
        const row = await insertAvailability(tx, { tenantId, id, resourceId: resource.id, kind: input.kind, status, startTime: start, endTime: end, note: input.note });
        const availability = presentAvailability({ ...row, resourceName: resource.name, resourceKind: resource.kind, timeZone: resource.timeZone }, actor);
        await recordEvents(tx, tenantId, actor, [availabilityChanged(availability)]);
        return availability;
      },
      [lockOf(tenantId, input.resourceId)],
    );
  } catch (error) {
    if (!violates(error, "availability_tenant_id_id_pk")) throw error;
    throw new Problem(409, "id_taken", "Id taken", `There is already time off with the id ${id}: it was stored before, or the id must be made anew.`);
  }
}
