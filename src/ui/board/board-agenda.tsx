"use client";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useEffect, useMemo, useState } from "react";
import { Temporal } from "@/lib/time";
import { cn } from "@/ui/cn";
import { dateParts, formatDay, formatTime } from "@/ui/format";
import { Button } from "@/ui/primitives/button";
import { Swatch } from "@/ui/primitives/swatch";
import { barColours, ConflictMark } from "@/ui/schedule/booking-bar";
import { KindIcon } from "@/ui/schedule/kind-icon";
import { text } from "@/ui/text/en";
import { agendaOf, weekAround } from "./agenda";
import type { Book } from "./book";
import type { Lines } from "./rows";
import type { BoardBooking, BoardProject, Rows } from "./types";
import type { Windows } from "./windows";

const FIRST = 60;

type Props = {
  lines: Lines;
  rows: Rows;
  book: Book;
  windows: Windows;
  changes: number;
  projects: ReadonlyMap<string, BoardProject>;
  nameOf: (resourceId: string) => string;
  zone: string;
  today: string;
  date: string;
  isRead: boolean;
  onDate: (date: string) => void;
  onOpen: (bookingId: string) => void;
};

/** The board on a phone: a day at a time, who is booked on it and for what. */
export function BoardAgenda({ lines, rows, book, windows, changes, projects, nameOf, zone, today, date, isRead, onDate, onOpen }: Props) {
  const [most, setMost] = useState(FIRST);
  const days = useMemo(() => weekAround(date, zone), [date, zone]);
  useEffect(() => {
    const chosen = days.find((day) => day.date === date);
    for (const day of chosen ? [chosen, ...days] : days) windows.need("all", day);
  }, [windows, days, date]);
  const byDay = useMemo(() => (changes >= 0 ? days.map((day) => ({ ...day, entries: agendaOf(lines.lines, book.bookingsOf, day) })) : []), [days, lines, book, changes]);
  const entries = byDay.find((day) => day.date === date)?.entries ?? [];
  const week = (by: number) => onDate(Temporal.PlainDate.from(date).add({ weeks: by }).toString());
  return (
    <section aria-label={text.schedule.agenda} data-board={isRead ? "ready" : "loading"} className="min-w-0 grow overflow-y-auto pb-24">
      <div className="sticky top-0 z-10 flex border-b bg-surface">
        <Button variant="ghost" size="icon" className="my-auto shrink-0" aria-label={text.board.earlier} onClick={() => week(-1)}><ChevronLeft aria-hidden /></Button>
        <fieldset aria-label={text.schedule.days} className="grid min-w-0 grow grid-cols-7">
          {byDay.map((day) => {
            const { weekday, day: number } = dateParts(day.date);
            const count = day.entries.reduce((sum, { bookings }) => sum + bookings.length, 0);
            return (
              <button key={day.date} type="button" aria-pressed={day.date === date} onClick={() => onDate(day.date)} className={cn("grid h-17 place-content-center border-b-2 border-transparent text-center", day.date === date && "border-ink", day.date === today && "text-tally-ink")}>
                <span className="text-sm">{weekday}</span>
                <span className="text-lg/5 font-semibold">{number}</span>
                <span aria-hidden className="text-xs text-muted">{count || "–"}</span>
                <span className="sr-only">, {text.schedule.bookings(count)}</span>
              </button>
            );
          })}
        </fieldset>
        <Button variant="ghost" size="icon" className="my-auto shrink-0" aria-label={text.board.later} onClick={() => week(1)}><ChevronRight aria-hidden /></Button>
      </div>
      {entries.length === 0 && <p className="px-4 py-10 text-center text-muted">{isRead ? text.schedule.nothingOn : text.board.loading}</p>}
      <ul>
        {entries.slice(0, most).map(({ row, bookings }) => (
          <li key={row.id} className="border-b px-3 py-2.5">
            <h2 className="flex items-center gap-2 font-medium">
              {row.resource ? <KindIcon kind={row.resource.kind} named /> : <Swatch colour={row.project?.colour ?? "#808080"} />}
              {row.name}
            </h2>
            <ul className="mt-1.5 space-y-1.5">
              {bookings.map((booking) => (
                <li key={booking.id}>
                  <Entry booking={booking} project={projects.get(booking.projectId ?? "")} name={rows === "projects" ? nameOf(booking.resourceId) : undefined} zone={zone} onOpen={onOpen} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {entries.length > most && <div className="p-4 text-center"><Button onClick={() => setMost(most + FIRST)}>{text.board.more(entries.length - most)}</Button></div>}
    </section>
  );
}

type EntryProps = { booking: BoardBooking; project: BoardProject | undefined; name: string | undefined; zone: string; onOpen: (id: string) => void };

function Entry({ booking: { id, title, projectId, status, rank, hasConflict, startMs, endMs }, project, name, zone, onOpen }: EntryProps) {
  const what = projectId === null ? text.booking.masked : (project?.name ?? "");
  const state = status === "confirmed" ? "" : [text.status[status], rank === null ? "" : text.board.nth(rank)].join(" ").trim();
  return (
    <button type="button" data-booking={id} data-status={status} onClick={() => onOpen(id)} className="bar flex min-h-11 w-full items-center gap-3 rounded-md px-3 py-1.5 text-left" style={barColours(project?.colour ?? "#808080")}>
      {hasConflict && <ConflictMark />}
      <span className="min-w-0 grow">
        <span className="block truncate font-medium">{name ?? (title || what)}</span>
        <span className="block truncate text-sm">{[name ? title : title && what, state, hasConflict && text.conflicts.mark].filter(Boolean).join(" · ")}</span>
      </span>
      <span className="shrink-0 text-right text-sm">{lasts(startMs, endMs, zone)}</span>
    </button>
  );
}

/** The hours of a booking of one day, the days of a longer one. */
function lasts(startMs: number, endMs: number, zone: string): string {
  const [first, last] = [formatDay(startMs, zone, true), formatDay(endMs - 1, zone, true)];
  return first === last ? `${formatTime(startMs, zone)} – ${formatTime(endMs, zone).replace("00:00", "24:00")}` : `${first} – ${last}`;
}
