import type { Principal } from "@/lib/principal";
import { iso, isoOfMillis } from "@/lib/time";
import { type ResourceKind, type ResourceRow, selectAllResources, selectAvailability } from "@/modules/resource";
import { type Database, inTenant } from "@/services/db";
import type { AvailabilityQuery, ResourceAvailability } from "./contract";
import { type Load, loadOver, type Stretch, without } from "./domain/load";
import { selectLoad } from "./window-repository";

/**
 * When the resources that match are taken and when they are free in `[from, to)`. Three queries, whatever their number.
 * Busy is what confirmed bookings take, with how much; free is where some capacity is left and the resource is to be had.
 */
export async function readAvailability(db: Database, { tenantId }: Principal, query: AvailabilityQuery): Promise<{ items: ResourceAvailability[] }> {
  const { from, to, kind, tag, resourceId } = query;
  const [resources, takers, availability] = await inTenant(db, tenantId, async (tx) => {
    const matching = await selectAllResources(tx, tenantId, { kind, tag, id: resourceId });
    const narrowed = kind || tag || resourceId ? matching.map((resource) => resource.id) : undefined;
    return [matching, await selectLoad(tx, tenantId, { start: from, end: to }, narrowed), await selectAvailability(tx, tenantId, iso(from), iso(to))] as const;
  });
  const available = new Map<string, Stretch[]>();
  const unavailable = new Map<string, Stretch[]>();
  for (const window of availability) {
    push(window.kind === "available" ? available : unavailable, window.resourceId, { start: window.startTime.epochMilliseconds, end: window.endTime.epochMilliseconds });
  }
  const range = { start: from.epochMilliseconds, end: to.epochMilliseconds };
  return {
    items: resources.map((resource) => {
      const open = available.get(resource.id);
      const closed = [...(unavailable.get(resource.id) ?? []), ...(open ? without(range, open) : [])];
      return present(resource, loadOver(range, takers.get(resource.id) ?? []), closed);
    }),
  };
}

function present(resource: ResourceRow, stretches: Load[], closed: Stretch[]): ResourceAvailability {
  const busy: ResourceAvailability["busy"] = [];
  const free: ResourceAvailability["free"] = [];
  let edge = isoOfMillis(stretches[0]?.start ?? 0);
  for (const stretch of stretches) {
    // Each stretch starts where the one before ended: an instant is put into words once.
    const start = edge;
    const end = (edge = isoOfMillis(stretch.end));
    if (stretch.load > 0) busy.push({ start, end, load: stretch.load });
    const capacity = resource.capacity - stretch.load;
    if (capacity <= 0) continue;
    if (closed.length === 0) free.push({ start, end, capacity });
    else free.push(...without(stretch, closed).map((open) => ({ start: isoOfMillis(open.start), end: isoOfMillis(open.end), capacity })));
  }
  return { resourceId: resource.id, name: resource.name, kind: resource.kind as ResourceKind, timeZone: resource.timeZone, capacity: resource.capacity, busy, free };
}

function push<T>(lists: Map<string, T[]>, key: string, item: T) {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
