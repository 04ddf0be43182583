import type { NewEvent } from "@/services/outbox";
import type { Availability } from "./contract";

/** `artist:availability_changed` and the like: the row as it is now, and `before`, as it was. */
export function availabilityChanged(availability: Availability, before?: Availability): NewEvent {
  return {
    type: `${availability.resourceKind}:availability_changed`,
    aggregate: { type: "availability", id: availability.id, version: availability.version },
    payload: { availability, ...(before && { before }) },
  };
}
