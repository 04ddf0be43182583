import { type Stretch, without } from "@/lib/stretch";
import { calendarTime, type ResourceTime, workingTime } from "@/modules/calendar";
import type { Tx } from "@/services/db";
import type { AvailabilityQuery } from "./contract";
import type { LoadCache } from "./load-cache";
import { loadPlaces, type Places } from "./load-places";

/** All that says when the resources that match are free. */
export type FreeTime = Places & {
  /** Its hours in the range: working time (without a calendar, the standard week) less leave, in order and apart. */
  hoursOf: (id: string) => Stretch[];
  /** The same, were it never away. */
  calendarHoursOf: (id: string) => Stretch[];
};

/** In a number of queries that does not depend on how many resources there are. */
export async function loadFreeTime(tx: Tx, tenantId: string, query: AvailabilityQuery, loads?: LoadCache): Promise<FreeTime> {
  const { from, to, kind, resourceId, department, tag, tags, skills, anyTime } = query;
  const places = await loadPlaces(tx, tenantId, { start: from, end: to }, { id: resourceId, kind, department, tags: tag === undefined ? tags : [...tags, tag], skills }, { loads });
  const { range, timeOf } = places;
  const byCalendar = calendarHours(range);
  const hoursIn = (time: ResourceTime) => {
    if (anyTime) return without(range, time.away);
    return time.away.length + time.extra.length === 0 ? byCalendar(time) : workingTime(time, range);
  };
  return { ...places, hoursOf: (id) => hoursIn(timeOf(id)), calendarHoursOf: (id) => hoursIn({ ...timeOf(id), away: [] }) };
}

/** Computed once a calendar and zone: thousands of resources share one. */
function calendarHours(range: Stretch): (time: ResourceTime) => Stretch[] {
  const known = new Map<ResourceTime["calendar"], Map<string, Stretch[]>>();
  return ({ calendar, timeZone }) => {
    let ofCalendar = known.get(calendar);
    if (!ofCalendar) known.set(calendar, (ofCalendar = new Map()));
    const zone = calendar.timeZone ?? timeZone;
    let hours = ofCalendar.get(zone);
    if (!hours) ofCalendar.set(zone, (hours = calendarTime(calendar, zone, range)));
    return hours;
  };
}
