import type { BookingRow } from "@/modules/booking";
import type { ResourceRow } from "@/modules/resource";
import type { ProjectRow } from "@/modules/project";
import { newTimeline, type Timeline } from "../domain/timeline";

export type Resource = Pick<ResourceRow, "id" | "kind" | "name" | "capacity" | "hourlyRateMinor" | "rateCurrency">;
export type Project = Pick<ProjectRow, "id" | "name" | "currency">;
export type BookingState = Pick<BookingRow, "id" | "resourceId" | "projectId" | "status" | "title" | "notes" | "externalId" | "startTime" | "endTime" | "allocation" | "costMinor">;

/** A confirmed window in the database; times in milliseconds since 1970, lanes in PostgreSQL's notation. */
export type StoredWindow = { bookingId: string; seq: number; resourceId: string; start: number; end: number; allocation: number; lanes: string };

/** A booking that a row of this file made, changed or found as it is. */
export type OfThisFile = { line: number; state: BookingState; project: Project };

/**
 * What rows are planned against: what is stored, as far as they touch it, and what the rows before them are going to change.
 * Planning writes into it, so that each row sees those before it.
 */
export type World = {
  /** The studio's, which new projects get. */
  currency: string;
  /** By kind and name, see keyOf. */
  resources: Map<string, Resource>;
  resourcesById: Map<string, Resource>;
  newResources: Resource[];
  /** By name. */
  projects: Map<string, Project>;
  newProjects: Project[];
  /** By externalId. */
  bookings: Map<string, BookingState>;
  /** By resource id. */
  timelines: Map<string, Timeline>;
  /** All resources that are named, or that a booking named by externalId is on: whose locks are to be held. */
  involved: Set<string>;
  /** By booking and seq. */
  windows: Map<string, StoredWindow>;
  /** By booking id. */
  ofThisFile: Map<string, OfThisFile>;
  /** The bookings that no longer are where their stored windows are. */
  moved: Set<string>;
};

export function newWorld(currency: string): World {
  return {
    currency,
    resources: new Map(),
    resourcesById: new Map(),
    newResources: [],
    projects: new Map(),
    newProjects: [],
    bookings: new Map(),
    timelines: new Map(),
    involved: new Set(),
    windows: new Map(),
    ofThisFile: new Map(),
    moved: new Set(),
  };
}

/** What a resource is found by: its kind and its exact name. */
export function keyOf({ kind, name }: { kind: string; name: string }): string {
  return `${kind} ${name}`;
}

export function timelineOf({ timelines }: World, resourceId: string): Timeline {
  let timeline = timelines.get(resourceId);
  if (!timeline) timelines.set(resourceId, (timeline = newTimeline()));
  return timeline;
}
