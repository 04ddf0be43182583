import type { BookingStatus, SeenBooking } from "@/modules/booking/contract";
import type { Project } from "@/modules/project/contract";
import type { Resource } from "@/modules/resource/contract";
import type { ScheduleFilters } from "./filters";
import type { Day } from "./week";

// Only what the schedule draws: notes, money and metadata stay on the server until somebody opens a booking.
export type ScheduleResource = Pick<Resource, "id" | "kind" | "name" | "department">;
export type ScheduleProject = Pick<Project, "id" | "name" | "client" | "code" | "colour">;
export type ScheduleBooking = Pick<SeenBooking, "id" | "resourceId" | "projectId" | "status" | "title" | "start" | "end" | "version"> & {
  /** Its resource is away then. */
  inConflict?: boolean;
  /** It was sent, and is not answered yet. */
  pending?: boolean;
};

/** A week of a studio, as the page hands it to the browser. */
export type ScheduleWeek = {
  /** Of the log of events, when it was read. */
  position: number;
  filters: ScheduleFilters;
  week: string;
  days: Day[];
  today: string;
  zone: string;
  /** All departments of the studio's resources of the kind, whatever is filtered. */
  departments: string[];
  resources: ScheduleResource[];
  projects: ScheduleProject[];
  bookings: ScheduleBooking[];
  canWrite: boolean;
  /** What a new booking is at first: who may only request begins with a request. */
  firstStatus: Exclude<BookingStatus, "cancelled">;
};
