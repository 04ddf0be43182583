import type { PricedRow, Setting } from "@/modules/booking";
import type { Stretch } from "@/lib/stretch";
import type { Temporal, TimeRange } from "@/lib/time";
import type { ResourceKind } from "@/modules/resource";
import { newTimeline, type Timeline } from "../domain/timeline";

export type Resource = Setting["resources"] extends Map<string, infer R> ? R : never;
export type Project = Setting["projects"] extends Map<string, infer P> ? P : never;
export type NewResource = { id: string; kind: ResourceKind; name: string; capacity: number };
export type NewProject = { id: string; name: string; currency: string };

/** A booking as it is, or as the rows before are going to leave it. */
export type BookingState = { row: PricedRow; windows: TimeRange[] };

/** A window of a confirmed booking or a hold in the database; times in milliseconds since 1970. */
export type StoredWindow = { bookingId: string; seq: number; resourceId: string; status: "confirmed" | "hold"; start: number; end: number; allocation: number };

/** A live hold in the queue of its resource; times in milliseconds since 1970. */
export type HeldBooking = { id: string; resourceId: string; externalId: string | null; placedAt: Temporal.Instant; allocation: number; windows: Stretch[] };

/** A booking that a row of this file made, changed or found as it is. */
export type OfThisFile = { line: number; state: BookingState; projectName: string };

/**
 * What rows are planned against: what is stored, as far as they touch it, and what the rows before them are going to change.
 * Planning writes into it, so that each row sees those before it.
 */
export type World = {
  /** What bookings are decided by; new resources and projects are added to it. Undefined until something was loaded. */
  setting: Setting | undefined;
  /** The studio's, which new projects get. */
  currency: string;
  timeZone: string;
  /** Ids by kind and name, see keyOf; also those that the caller may not see. */
  resources: Map<string, string>;
  newResources: NewResource[];
  /** Ids by name. */
  projects: Map<string, string>;
  newProjects: NewProject[];
  /** By externalId. */
  bookings: Map<string, BookingState>;
  /** What confirmed bookings take, by resource id. */
  timelines: Map<string, Timeline>;
  /** What live holds want, by resource id. */
  held: Map<string, Timeline>;
  /** Those holds, with all of their windows, by booking id. */
  holds: Map<string, HeldBooking>;
  /** All resources that are named, or that a booking named by externalId is on: whose locks are to be held. */
  involved: Set<string>;
  /** Booking and seq of the windows that are in the timelines. */
  windows: Set<string>;
  /** By booking id. */
  ofThisFile: Map<string, OfThisFile>;
  /** The bookings that no longer are where their stored windows are. */
  moved: Set<string>;
  /** What this file adds to what projects have allocated, in minor units, by project id. */
  allocated: Map<string, number>;
};

export function newWorld({ currency, timeZone }: { currency: string; timeZone: string }): World {
  return {
    setting: undefined,
    currency,
    timeZone,
    resources: new Map(),
    newResources: [],
    projects: new Map(),
    newProjects: [],
    bookings: new Map(),
    timelines: new Map(),
    held: new Map(),
    holds: new Map(),
    involved: new Set(),
    windows: new Set(),
    ofThisFile: new Map(),
    moved: new Set(),
    allocated: new Map(),
  };
}

/** What a resource is found by: its kind and its exact name. */
export function keyOf({ kind, name }: { kind: string; name: string }): string {
  return `${kind} ${name}`;
}

export function timelineOf(timelines: Map<string, Timeline>, resourceId: string): Timeline {
  let timeline = timelines.get(resourceId);
  if (!timeline) timelines.set(resourceId, (timeline = newTimeline()));
  return timeline;
}
