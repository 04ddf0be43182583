import type { ResourceKind } from "../contract";

/** Capacity of a resource when nobody says another: percent of an artist, one room, one piece. */
export function defaultCapacity(kind: ResourceKind): number {
  return kind === "artist" ? 100 : 1;
}

/** What a booking takes when nobody says another: all of an artist or room, one of a pool of equipment. */
export function defaultAllocation(resource: { kind: string; capacity: number }): number {
  return resource.kind === "equipment" ? 1 : resource.capacity;
}

/** What a booking of `from` takes of `to` when nobody says: half an artist stays half an artist, all of one becomes all of the other. */
export function allocationElsewhere(allocation: number, from: { kind: string; capacity: number }, to: { kind: string; capacity: number }): number {
  const isPart = from.kind === to.kind && allocation !== defaultAllocation(from);
  return isPart && allocation <= to.capacity ? allocation : defaultAllocation(to);
}
