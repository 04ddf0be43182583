import { newId } from "@/lib/ids";
import type { Principal } from "@/lib/principal";
import { parseInstant } from "@/lib/time";
import { createBookingSchema } from "@/modules/booking/contract";
import { createProject, type Project } from "@/modules/project";
import { createProjectSchema } from "@/modules/project/contract";
import { createResource, type Resource } from "@/modules/resource";
import { createResourceSchema } from "@/modules/resource/contract";
import type { Database } from "@/services/db";

/** A resource of the studio; an artist in Europe/Berlin unless told otherwise. */
export function makeResource(db: Database, studio: Principal, given: Record<string, unknown> = {}): Promise<Resource> {
  return createResource(db, studio, createResourceSchema.parse({ kind: "artist", name: `Resource ${newId()}`, ...given }));
}

/** A project of the studio. */
export function makeProject(db: Database, studio: Principal, given: Record<string, unknown> = {}): Promise<Project> {
  return createProject(db, studio, createProjectSchema.parse({ name: `Project ${newId()}`, ...given }));
}

/** What createBooking takes, from `HH:MM` of one day (UTC) or whole ISO times. */
export function bookingInput(resourceId: string, projectId: string, start: string, end: string, given: Record<string, unknown> = {}) {
  return createBookingSchema.parse({ resourceId, projectId, start: at(start).toString(), end: at(end).toString(), ...given });
}

/** `HH:MM` of 2 March 2026 in UTC, or a whole ISO time. */
export function at(time: string) {
  return parseInstant(time.length === 5 ? `2026-03-02T${time}:00Z` : time);
}
