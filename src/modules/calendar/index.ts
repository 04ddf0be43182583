export { atLocal } from "./domain/at-local";
export { hoursOn, isHoliday } from "./domain/hours-on";
export { standardWeek } from "./domain/standard-week";
export type { Away, Hours, ResourceTime, WorkCalendar } from "./domain/types";
export { addWorkingTime, calendarTime, workingTime } from "./domain/working-time";
export { findStudioTime, findTimeOf, selectTimes, type Settings, type Times } from "./load-time";
