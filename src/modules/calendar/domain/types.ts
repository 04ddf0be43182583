import type { Stretch } from "@/lib/stretch";
import type { AwayKind } from "../contract";

/** Local hours, `HH:MM`; an end at or before the start is on the next day. */
export type Hours = { start: string; end: string };

/** A week of work as it is computed with: plain data, one object for all resources that share it. */
export type WorkCalendar = {
  /** Null: the standard week of a studio that has no calendars. */
  id: string | null;
  /** Changes whenever the calendar, one of its days or the studio's booking day does: what is computed from it is kept under id and version. */
  version: string;
  /** Null: the resource's own zone (standard week only). */
  timeZone: string | null;
  /** The local hour at which the studio's booking day begins: hours before it are on the next date. */
  dayStart: string;
  /** In the order of the booking day. */
  week: (Hours & { day: number })[];
  shifts: (Hours & { name: string })[];
  holidayCountry: string | null;
  holidayRegion: string | null;
  turnaroundMinutes: number;
  /** Dates with other hours than the week says: none is closed. */
  days: Map<string, Hours[]>;
};

/** When a resource is away, in milliseconds since 1970. */
export type Away = Stretch & { id: string; kind: AwayKind };

/** All that says when one resource works. */
export type ResourceTime = {
  calendar: WorkCalendar;
  /** The zone that its local times are in: the resource's. */
  timeZone: string;
  /** Approved leave, sick leave and blackouts that touch the range that was asked for. */
  away: Away[];
  /** Approved working time beside the calendar, in that range. */
  extra: Stretch[];
};
