import { iso } from "@/lib/time";
import type { Resource, ResourceKind } from "./contract";
import type { ResourceRow } from "./repository";

/** A row as everyone outside sees it. */
export function presentResource(row: ResourceRow): Resource {
  return {
    id: row.id,
    kind: row.kind as ResourceKind,
    name: row.name,
    department: row.department,
    tags: row.tags,
    skills: row.skills,
    timeZone: row.timeZone,
    capacity: row.capacity,
    hourlyRate: row.hourlyRateMinor === null || row.rateCurrency === null ? null : { amount: row.hourlyRateMinor, currency: row.rateCurrency },
    userId: row.userId,
    metadata: row.metadata as Resource["metadata"],
    version: row.version,
    createdAt: iso(row.createdAt),
    updatedAt: iso(row.updatedAt),
  };
}
