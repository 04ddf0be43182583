import type { Actor } from "@/lib/principal";
import { iso } from "@/lib/time";
import type { Availability } from "./contract";
import type { AvailabilityRow } from "./repository";

/** A row as everyone outside sees it. */
export function presentAvailability(row: AvailabilityRow, enteredBy: Actor | undefined): Availability {
  return {
    id: row.id,
    resourceId: row.resourceId,
    resourceName: row.resourceName,
    resourceKind: row.resourceKind as Availability["resourceKind"],
    timeZone: row.timeZone,
    kind: row.kind as Availability["kind"],
    status: row.status as Availability["status"],
    start: iso(row.startTime),
    end: iso(row.endTime),
    note: row.note,
    enteredBy: enteredBy ?? null,
    version: row.version,
    createdAt: iso(row.createdAt),
    updatedAt: iso(row.updatedAt),
  };
}
