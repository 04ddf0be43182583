import "./events";

export { createAvailability } from "./availability/create-availability";
export { listAvailability } from "./availability/read-availability";
export { timeOffRoutes } from "./availability/routes.v1";
export { assignCalendar } from "./assign-calendar";
export { createCalendar } from "./create-calendar";
export { atLocal, startOfDay } from "./domain/at-local";
export { holidayCountries } from "./domain/holidays";
export { hoursOn, isHoliday } from "./domain/hours-on";
export { standardWeek } from "./domain/standard-week";
export type { Away, Hours, ResourceTime, WorkCalendar } from "./domain/types";
export { addWorkingTime, calendarTime, workingTime } from "./domain/working-time";
export { listDays } from "./list-days";
export { getCalendar, listCalendars } from "./read-calendars";
export { calendarRoutes } from "./routes.v1";
export { setDay } from "./set-day";
export { findStudioTime, findTimeOf, selectTimes, type Settings, type Times } from "./time/load-time";
export { updateCalendar } from "./update-calendar";
