"use client";
import { useMemo } from "react";
import { Temporal } from "@/lib/time";
import type { AssignedCalendar, CalendarDay } from "@/modules/calendar/contract";
import type { Resource } from "@/modules/resource/contract";
import { useLoaded } from "@/ui/api/use-loaded";
import { STANDARD_WEEK, type WorkDays } from "./plan-days";

// As many as a calendar tells at once.
const MOST_DAYS = 400;
const NOTHING_KNOWN: CalendarDay[] = [];

/**
 * When a resource works from one date to another, as far as it is known yet: undefined while it is asked, and for times too long to
 * look at. `zone` is the one its days are in.
 */
export function useWorkDays(resourceId: string | undefined, from: string, to: string): { work: WorkDays | undefined; zone: string | undefined } {
  const of = resourceId && `v1/resources/${resourceId}`;
  const resource = useLoaded<Resource>(of);
  const assigned = useLoaded<AssignedCalendar>(of && `${of}/calendar`);
  const calendar = assigned.value?.calendar;
  const asked = calendar && isShort(from, to) ? `v1/calendars/${calendar.id}/days?${new URLSearchParams({ from, to })}` : undefined;
  const days = useLoaded<{ items: CalendarDay[] }>(asked);

  const known = calendar === null ? NOTHING_KNOWN : days.value?.items;
  const work = useMemo(() => {
    if (calendar === undefined || !known || !isShort(from, to)) return undefined;
    return { week: calendar?.week ?? STANDARD_WEEK, shifts: calendar?.shifts ?? [], dates: new Map(known.map((day) => [day.date, day])) };
  }, [calendar, known, from, to]);
  return { work, zone: resource.value?.timeZone };
}

function isShort(from: string, to: string): boolean {
  return from > "1900-01-03" && from <= to && to < "2199-12-28" && Temporal.PlainDate.from(from).until(to).days < MOST_DAYS;
}
