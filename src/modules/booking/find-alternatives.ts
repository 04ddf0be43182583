import { isoOfMillis, type TimeRange } from "@/lib/time";
import { findResource, type ResourceKind, type ResourceRow, selectAllResources } from "@/modules/resource";
import type { Tx } from "@/services/db";
import type { Alternatives } from "./contract";
import { loadOver } from "@/lib/stretch";
import { nextFree } from "./domain/next-free";
import { selectWorkedOn } from "./repository";
import { selectLoad } from "./window-repository";

/** How far ahead the next free slot is looked for. */
const AHEAD_DAYS = 60;
const MOST_RESOURCES = 5;

export type Wanted = { resourceId: string; projectId: string; phaseId: string | null; allocation: number; costMinor: number | null; windows: TimeRange[]; bookingId: string };

/**
 * What would work instead of a slot that is taken: the next time the resource is free for as long, and other resources of
 * its kind, with all of its tags and skills, that are free then: those that worked on the project first, then the cheapest.
 * Five queries at most, whatever the number of resources.
 */
export async function findAlternatives(tx: Tx, tenantId: string, wanted: Wanted): Promise<Alternatives> {
  const resource = await findResource(tx, tenantId, wanted.resourceId);
  if (!resource) return { nextFree: null, resources: [] };
  return { nextFree: await findNextFree(tx, tenantId, resource, wanted), resources: await findOthers(tx, tenantId, resource, wanted) };
}

const spanOf = ({ windows }: Wanted): TimeRange => ({ start: (windows[0] as TimeRange).start, end: (windows.at(-1) as TimeRange).end });

async function findNextFree(tx: Tx, tenantId: string, resource: ResourceRow, wanted: Wanted): Promise<Alternatives["nextFree"]> {
  const { start, end } = spanOf(wanted);
  const duration = end.epochMilliseconds - start.epochMilliseconds;
  const range = { start, end: end.add({ hours: AHEAD_DAYS * 24 }) };
  const taken = await selectLoad(tx, tenantId, range, [resource.id], wanted.bookingId);
  const found = nextFree(loadOver({ start: start.epochMilliseconds, end: range.end.epochMilliseconds }, taken.get(resource.id) ?? []), resource.capacity, wanted.allocation, duration);
  return found ? { start: isoOfMillis(found.start), end: isoOfMillis(found.end) } : null;
}

async function findOthers(tx: Tx, tenantId: string, resource: ResourceRow, wanted: Wanted): Promise<Alternatives["resources"]> {
  const likes = (await selectAllResources(tx, tenantId, { kind: resource.kind as ResourceKind })).filter((other) => other.id !== resource.id && other.capacity >= wanted.allocation && isLike(other, resource));
  if (likes.length === 0) return [];
  const range = spanOf(wanted);
  const taken = await selectLoad(tx, tenantId, range, likes.map((other) => other.id));
  const span = { start: range.start.epochMilliseconds, end: range.end.epochMilliseconds };
  const free = likes.filter((other) => loadOver(span, taken.get(other.id) ?? []).every(({ load }) => other.capacity - load >= wanted.allocation));
  const workedOn = new Set(await selectWorkedOn(tx, tenantId, wanted.projectId, free.map((other) => other.id)));
  return free
    .toSorted((a, b) => Number(workedOn.has(b.id)) - Number(workedOn.has(a.id)) || (a.hourlyRateMinor ?? Infinity) - (b.hourlyRateMinor ?? Infinity))
    .slice(0, MOST_RESOURCES)
    .map((other) => ({ resourceId: other.id, name: other.name, workedOnProject: workedOn.has(other.id) }));
}

function isLike(other: ResourceRow, wanted: ResourceRow): boolean {
  return wanted.tags.every((tag) => other.tags.includes(tag)) && wanted.skills.every(({ name }) => other.skills.some((skill) => skill.name === name));
}
