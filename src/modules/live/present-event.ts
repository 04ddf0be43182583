import type { Actor, Principal } from "@/lib/principal";
import { iso } from "@/lib/time";
import { type Booking, maskBooking } from "@/modules/booking";
import type { PlacedEvent } from "@/services/outbox";
import type { LiveEvent } from "./contract";

/** Who looks, and the projects that they may not read (see selectUnreadable). */
export type Viewer = Pick<Principal, "role"> & { unreadable: ReadonlySet<string> };

/** What only owners hear of: who may enter. */
const FOR_OWNERS = new Set(["api_key", "webhook", "calendar_feed"]);
/** What an event carries for us alone. */
const INTERNAL = new Set(["before", "readers"]);

type Projected = { projectId?: unknown };

/**
 * An event as somebody may see it; undefined when it is none of their business: of another's project only what is taken is told.
 * @param makers who made the masked bookings, as far as it is known
 */
export function presentEvent(event: PlacedEvent, viewer: Viewer, makers?: Map<string, Actor>): LiveEvent | undefined {
  const { type, aggregateType, payload } = event;
  if (FOR_OWNERS.has(aggregateType) && viewer.role !== "owner") return undefined;
  const { booking } = payload as { booking?: Booking };
  const isHidden = booking !== undefined && viewer.unreadable.has(booking.projectId);
  if (booking && isHidden && aggregateType === "booking") return told(event, { booking: maskBooking(booking, viewer.unreadable, makers) });
  if (projectsOf(event).some((id) => viewer.unreadable.has(id))) return undefined;
  return told({ ...event, type }, Object.fromEntries(Object.entries(payload).filter(([key]) => !INTERNAL.has(key))));
}

/** The projects that an event speaks of. */
function projectsOf({ aggregateType, aggregateId, payload }: PlacedEvent): string[] {
  const named = Object.values(payload).flatMap((part) => (part && typeof part === "object" ? ((part as Projected).projectId ?? []) : [])) as string[];
  const own = (payload as Projected).projectId;
  return [...named, ...(typeof own === "string" ? [own] : []), ...(aggregateType === "project" ? [aggregateId] : [])];
}

function told({ position, type, aggregateType, aggregateId, aggregateVersion, actor, occurredAt }: PlacedEvent, data: Record<string, unknown>): LiveEvent {
  return { position, type, aggregate: { type: aggregateType, id: aggregateId, version: aggregateVersion }, actor: { type: actor.type, id: actor.id, name: actor.name }, at: iso(occurredAt), data };
}
