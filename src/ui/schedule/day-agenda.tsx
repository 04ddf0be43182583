"use client";
import type { ReactNode } from "react";
import { cn } from "@/ui/cn";
import { dateParts, formatDay, formatTime } from "@/ui/format";
import { text } from "@/ui/text/en";
import { barColours, ConflictMark } from "./booking-bar";
import { KindIcon } from "./kind-icon";
import type { Bar, Group } from "./rows";
import { useFirstRows } from "./use-first-rows";
import type { ScheduleProject, ScheduleWeek } from "./types";

type Props = {
  schedule: ScheduleWeek;
  groups: Group[];
  projects: ReadonlyMap<string, ScheduleProject>;
  date: string;
  marked: string | undefined;
  onDate: (date: string) => void;
  onOpen: (bookingId: string) => void;
  empty: ReactNode;
};

/** The schedule on a phone: a day at a time, who is booked on it and for what. */
export function DayAgenda({ schedule: { days, today, zone }, groups, projects, date, marked, onDate, onOpen, empty }: Props) {
  const index = days.findIndex((day) => day.date === date);
  const isOn = ({ span }: Bar) => span.first <= index && index <= span.last;
  const rows = useFirstRows(groups).groups.flatMap((group) => group.rows).flatMap(({ resource, bars }) => (bars.some(isOn) ? [{ resource, bars: bars.filter(isOn) }] : []));
  return (
    <section aria-label={text.schedule.agenda} className="grow pb-24 md:hidden">
      <fieldset aria-label={text.schedule.days} className="sticky top-0 z-10 grid min-w-0 grid-cols-7 border-b bg-surface">
        {days.map((day, column) => {
          const { weekday, day: number } = dateParts(day.date);
          return (
            <button key={day.date} type="button" aria-pressed={day.date === date} onClick={() => onDate(day.date)} className={cn("relative grid h-17 place-content-center border-b-2 border-transparent text-center", day.date === date && "border-ink", day.date === today && "text-tally-ink")}>
              <span className="text-sm">{weekday}</span>
              <span className="text-lg/5 font-semibold">{number}</span>
              <span aria-hidden className="text-xs text-muted">
                {countOn(groups, column) || "–"}
              </span>
              <span className="sr-only">, {text.schedule.bookings(countOn(groups, column))}</span>
            </button>
          );
        })}
      </fieldset>
      {groups.length === 0 && empty}
      {groups.length > 0 && rows.length === 0 && <p className="px-4 py-10 text-center text-muted">{text.schedule.nothingOn}</p>}
      <ul>
        {rows.map(({ resource, bars }) => (
          <li key={resource.id} className="border-b px-3 py-2.5">
            <h2 className="flex items-center gap-2 font-medium">
              <KindIcon kind={resource.kind} named />
              {resource.name}
            </h2>
            <ul className="mt-1.5 space-y-1.5">
              {bars.map(({ booking }) => {
                const project = projects.get(booking.projectId ?? "");
                return (
                  <li key={booking.id}>
                    <button
                      type="button"
                      data-booking={booking.id}
                      data-status={booking.status}
                      data-marked={booking.id === marked || undefined}
                      onClick={() => onOpen(booking.id)}
                      className="bar flex min-h-11 w-full items-center gap-3 rounded-md px-3 py-1.5 text-left"
                      style={barColours(project?.colour ?? "#808080")}
                    >
                      {booking.inConflict && <ConflictMark />}
                      <span className="min-w-0 grow">
                        <span className="block truncate font-medium">{booking.title || (booking.projectId === null ? text.booking.masked : project?.name)}</span>
                        <span className="block truncate text-sm">
                          {[booking.title && project?.name, booking.status !== "confirmed" && text.status[booking.status], booking.inConflict && text.conflicts.mark].filter(Boolean).join(" · ")}
                        </span>
                      </span>
                      <span className="shrink-0 text-right text-sm">{lasts(booking, zone)}</span>
                    </button>
                  </li>
                );
              })}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}

function countOn(groups: Group[], column: number): number {
  const bars = groups.flatMap((group) => group.rows).flatMap((row) => row.bars);
  return bars.filter(({ span }) => span.first <= column && column <= span.last).length;
}

/** The hours of a booking of one day, the days of a longer one. */
function lasts({ start, end }: { start: string; end: string }, zone: string): string {
  const [startMs, endMs] = [Date.parse(start), Date.parse(end)];
  const [first, last] = [formatDay(startMs, zone, true), formatDay(endMs - 1, zone, true)];
  return first === last ? `${formatTime(startMs, zone)} – ${formatTime(endMs, zone).replace("00:00", "24:00")}` : `${first} – ${last}`;
}
