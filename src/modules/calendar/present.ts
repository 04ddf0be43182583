import { iso } from "@/lib/time";
import type { Calendar } from "./contract";
import type { CalendarRow } from "./repository";

/** A row as everyone outside sees it. */
export function presentCalendar(row: CalendarRow): Calendar {
  return {
    id: row.id,
    name: row.name,
    timeZone: row.timeZone,
    week: row.week,
    shifts: row.shifts,
    holidayCountry: row.holidayCountry,
    holidayRegion: row.holidayRegion,
    turnaroundMinutes: row.turnaroundMinutes,
    isDefault: row.isDefault,
    resourceCount: row.resourceCount,
    version: row.version,
    createdAt: iso(row.createdAt),
    updatedAt: iso(row.updatedAt),
  };
}
