import type { ResourceKind } from "../contract";

/** Capacity of a resource when nobody says another: percent of an artist, one room, one piece. */
export function defaultCapacity(kind: ResourceKind): number {
  return kind === "artist" ? 100 : 1;
}

/** What a booking takes when nobody says another: all of an artist or room, one of a pool of equipment. */
export function defaultAllocation(resource: { kind: string; capacity: number }): number {
  return resource.kind === "equipment" ? 1 : resource.capacity;
}
