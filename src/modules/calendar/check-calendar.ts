import { type FieldError, invalidInput, Problem } from "@/lib/problem";
import { violates } from "@/services/db";
import type { SetDay } from "./contract";
import { holidayCountries } from "./domain/holidays";
import { overlapInDay, overlapInWeek } from "./domain/overlap";
import { presentCalendar } from "./present";
import type { CalendarRow } from "./repository";

/** What must be true of a calendar as a whole. @throws Problem 400 */
export function mustBeSound({ week, holidayCountry, holidayRegion }: Pick<CalendarRow, "week" | "holidayCountry" | "holidayRegion">, dayStart: string): void {
  const errors: FieldError[] = [];
  const at = overlapInWeek(week, dayStart);
  if (at !== undefined) errors.push({ path: `week.${at}`, message: "overlaps other hours of the week" });
  const country = holidayCountries().find(({ code }) => code === holidayCountry);
  if (holidayCountry !== null && !country) errors.push({ path: "holidayCountry", message: "is no country whose public holidays are known: see /api/v1/calendars/countries" });
  if (holidayRegion !== null && !country?.regions.some(({ code }) => code === holidayRegion)) errors.push({ path: "holidayRegion", message: "is no region of the country: see /api/v1/calendars/countries" });
  if (errors.length > 0) throw invalidInput(errors);
}

/** @throws Problem 400 */
export function mustNotOverlap({ hours }: SetDay, dayStart: string): void {
  const at = overlapInDay(hours, dayStart);
  if (at !== undefined) throw invalidInput([{ path: `hours.${at}`, message: "overlaps other hours of the day" }]);
}

/** What the database refused, in our words; undefined when it was something else. */
export function refusalOf(error: unknown, { id, name }: { id?: string | undefined; name?: string | undefined }): Problem | undefined {
  if (violates(error, "calendars_name")) return new Problem(409, "calendar_name_taken", "Name taken", `There is already a calendar named ${name}: choose another name, or change that one.`);
  if (violates(error, "calendars_tenant_id_id_pk")) return new Problem(409, "id_taken", "Id taken", `There is already a calendar with the id ${id}: it was stored before, or the id must be made anew.`);
  return undefined;
}

export function stale(row: CalendarRow): Problem {
  return new Problem(412, "stale_version", "Changed since", `It is now at version ${row.version}: look at it again, then repeat the change.`, { current: presentCalendar(row) });
}
