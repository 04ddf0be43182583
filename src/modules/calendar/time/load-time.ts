import { FIRST_INSTANT, type TimeRange } from "@/lib/time";
import { findSettings, type Outside, presentSettings, type StudioSettings } from "@/modules/tenant";
import type { Tx } from "@/services/db";
import type { AwayKind } from "../contract";
import { inOrder } from "../domain/hours-on";
import { standardWeek } from "../domain/standard-week";
import type { ResourceTime, WorkCalendar } from "../domain/types";
import { type CalendarRow, type DayHours, findTimeRow, selectApproved, selectAssigned, selectCalendarsWithDays } from "./repository";

/** What of a studio's settings a booking is decided by. */
export type Settings = { dayStart: string; outside: Outside; challengeMinutes: number };

/**
 * When one resource works around a range, and what the studio says of it: one prepared statement, for the hot path of a booking.
 * A resource that the studio lacks gets the time of one that is only about to be made.
 */
export async function findTimeOf(tx: Tx, tenantId: string, resourceId: string | null, range: TimeRange): Promise<{ time: ResourceTime; settings: Settings }> {
  const row = await findTimeRow(tx, tenantId, resourceId, range);
  const settings = settingsOf(presentSettings(row?.settings ?? undefined));
  const calendar = row?.calendar ? toCalendar(row.calendar, row.days, settings) : standardWeek(settings.dayStart);
  const { away, extra } = sortOut((row?.timeOff ?? []).map(([id, kind, start, end]) => ({ id, kind, start, end })));
  return { time: { calendar, timeZone: row?.timeZone ?? row?.studioZone ?? "UTC", away, extra }, settings };
}

/** When the studio itself works: by its usual calendar, in its own zone. */
export async function findStudioTime(tx: Tx, tenantId: string): Promise<{ time: ResourceTime; settings: Settings }> {
  return findTimeOf(tx, tenantId, null, { start: FIRST_INSTANT, end: FIRST_INSTANT });
}

export type Times = {
  /** By resource; those that the studio lacks are missing. Resources that share a calendar share its object. */
  times: Map<string, ResourceTime>;
  settings: Settings;
  /** What a resource without a calendar of its own works by: the default one, or the standard week. */
  usual: WorkCalendar;
};

/** As findTimeOf, for any number of resources (undefined: all of the studio), in a fixed number of queries. */
export async function selectTimes(tx: Tx, tenantId: string, resourceIds: string[] | undefined, range: TimeRange): Promise<Times> {
  const [present, rows, assigned, approved] = await Promise.all([
    findSettings(tx, tenantId),
    selectCalendarsWithDays(tx, tenantId),
    selectAssigned(tx, tenantId, resourceIds),
    selectApproved(tx, tenantId, resourceIds, range),
  ]);
  const settings = settingsOf(present);
  const calendars = new Map(rows.map(({ calendar, days }) => [calendar.id, toCalendar(calendar, days, settings)]));
  const usual = calendars.get(rows.find(({ calendar }) => calendar.isDefault)?.calendar.id ?? "") ?? standardWeek(settings.dayStart);
  const byResource = new Map<string, ApprovedTime[]>();
  for (const { resourceId, ...time } of approved) {
    const own = byResource.get(resourceId) ?? [];
    own.push(time);
    byResource.set(resourceId, own);
  }
  const timeOf = ({ id, timeZone, calendarId }: (typeof assigned)[number]): ResourceTime => ({
    calendar: (calendarId && calendars.get(calendarId)) || usual,
    timeZone,
    ...sortOut(byResource.get(id) ?? []),
  });
  return { settings, usual, times: new Map(assigned.map((resource) => [resource.id, timeOf(resource)])) };
}

const settingsOf = ({ dayStart, outsideWorkingTime, challengeMinutes }: StudioSettings): Settings => ({ dayStart, outside: outsideWorkingTime, challengeMinutes });

type ApprovedTime = { id: string; kind: string; start: number; end: number };

function sortOut(approved: ApprovedTime[]): Pick<ResourceTime, "away" | "extra"> {
  return {
    away: approved.filter(({ kind }) => kind !== "extra").map(({ id, kind, start, end }) => ({ id, kind: kind as AwayKind, start, end })),
    extra: approved.filter(({ kind }) => kind === "extra").map(({ start, end }) => ({ start, end })),
  };
}

/** A calendar as it is computed with. Its version alone would not do: one that was rolled back is given out again. */
export function toCalendar(row: CalendarRow, days: DayHours[] | null, { dayStart }: Pick<Settings, "dayStart">): WorkCalendar {
  return {
    id: row.id,
    version: `${row.version} ${row.updatedAt.epochNanoseconds} ${dayStart}`,
    timeZone: row.timeZone,
    dayStart,
    week: inOrder(row.week, dayStart).toSorted((a, b) => a.day - b.day),
    shifts: row.shifts,
    holidayCountry: row.holidayCountry,
    holidayRegion: row.holidayRegion,
    turnaroundMinutes: row.turnaroundMinutes,
    days: new Map((days ?? []).map(([day, hours]) => [day, inOrder(hours, dayStart)])),
  };
}
