import type { WorkCalendar } from "./types";

/** Monday to Friday, 09:00 to 18:00 in the resource's own zone: what there is before a studio has a calendar. */
export function standardWeek(dayStart: string): WorkCalendar {
  return {
    id: null,
    version: dayStart,
    timeZone: null,
    dayStart,
    week: [1, 2, 3, 4, 5].map((day) => ({ day, start: "09:00", end: "18:00" })),
    shifts: [],
    holidayCountry: null,
    holidayRegion: null,
    turnaroundMinutes: 0,
    days: new Map(),
  };
}
