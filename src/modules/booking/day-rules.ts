import { Temporal } from "@/lib/time";
import { atLocal, hoursOn, isHoliday, type ResourceTime } from "@/modules/calendar";
import type { Days } from "./contract";
import type { DayRules } from "./domain/day-windows";

/** The zone of the local times of a booking in days: the one it names; else, for hours that it says itself, its resource's, and for those of a calendar the calendar's. */
export function zoneOf({ timeZone, hours }: Days, time: Pick<ResourceTime, "calendar" | "timeZone">): string {
  const isSaid = hours !== undefined && "start" in hours;
  return timeZone ?? (isSaid ? time.timeZone : (time.calendar.timeZone ?? time.timeZone));
}

/** What a booking in days asks of the calendar of its resource. @param zone of its local hours @param dayStart when the studio's booking day begins */
export function dayRulesOf({ calendar }: Pick<ResourceTime, "calendar">, zone: string, dayStart: string): DayRules {
  return {
    hoursOn: (date) => hoursOn(calendar, date),
    weekHoursOn: (date) => {
      const { dayOfWeek } = Temporal.PlainDate.from(date);
      return calendar.week.filter(({ day }) => day === dayOfWeek);
    },
    isHoliday: (date) => isHoliday(calendar, date) !== undefined || calendar.days.has(date),
    shifts: calendar.shifts,
    atLocal: (date, hours) => atLocal(date, hours, zone, dayStart),
  };
}

/** The same, each date looked up once: for who tries the same days over and over. */
export function remembered(rules: DayRules): DayRules {
  const byDate = (date: string) => date;
  return {
    ...rules,
    hoursOn: remember(rules.hoursOn, byDate),
    weekHoursOn: remember(rules.weekHoursOn, byDate),
    isHoliday: remember(rules.isHoliday, byDate),
    atLocal: remember(rules.atLocal, (date, { start, end }) => `${date} ${start} ${end}`),
  };
}

function remember<Given extends unknown[], T>(look: (...given: Given) => T, keyOf: (...given: Given) => string): (...given: Given) => T {
  const known = new Map<string, T>();
  return (...given) => {
    const key = keyOf(...given);
    if (!known.has(key)) known.set(key, look(...given));
    return known.get(key) as T;
  };
}
