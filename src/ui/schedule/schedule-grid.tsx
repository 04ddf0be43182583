"use client";
import { memo, type MouseEvent, type PointerEvent, type ReactNode, useRef } from "react";
import { text } from "@/ui/text/en";
import { DayColumns, DayHeads } from "./day-heads";
import { columnAt } from "./geometry";
import type { Group } from "./rows";
import { ScheduleRow } from "./schedule-row";
import { useFirstRows } from "./use-first-rows";
import type { ScheduleProject, ScheduleWeek } from "./types";

type Props = {
  schedule: ScheduleWeek;
  groups: Group[];
  projects: ReadonlyMap<string, ScheduleProject>;
  marked: string | undefined;
  /** Who is changing a booking elsewhere, by booking. */
  editors: ReadonlyMap<string, string>;
  onOpen: (bookingId: string) => void;
  onBook: (resourceId: string, date?: string) => void;
  empty: ReactNode;
};

/** Resources as rows, the days of a week as columns, bookings as bars. Head and names stay while it scrolls. */
export const ScheduleGrid = memo(function ScheduleGrid({ schedule, groups, projects, marked, editors, onOpen, onBook, empty }: Props) {
  const { days, today, zone, canWrite } = schedule;
  const shown = useFirstRows(groups);
  const ghost = useRef<HTMLDivElement>(null);

  // One listener for all rows. What it opens can be reached by keyboard too: bars are buttons, and each name has one to book.
  const onClick = ({ target, clientX }: MouseEvent) => {
    if (!(target instanceof Element)) return;
    const at = (name: string) => target.closest<HTMLElement>(`[data-${name}]`);
    const booking = at("booking")?.dataset["booking"];
    const book = at("book")?.dataset["book"];
    const track = at("track");
    if (booking) onOpen(booking);
    else if (book) onBook(book);
    else if (track && canWrite) onBook(track.dataset["track"] ?? "", days[columnOf(track, clientX, days.length)]?.date);
  };

  // The day that a click would book. Moved past React: it follows the pointer.
  const onPointerMove = ({ target, clientX, pointerType }: PointerEvent) => {
    if (!ghost.current) return;
    const track = target instanceof HTMLElement && "track" in target.dataset ? target : undefined;
    ghost.current.hidden = !track || !canWrite || pointerType !== "mouse";
    if (!track) return;
    const width = track.offsetWidth / days.length;
    const { style } = ghost.current;
    style.width = `${width}px`;
    style.height = `${track.offsetHeight}px`;
    style.translate = `${track.offsetLeft + columnOf(track, clientX, days.length) * width}px ${offsetTopIn(track, ghost.current.parentElement)}px`;
  };

  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex -- see onClick; a region that scrolls takes the focus
    <section aria-label={text.schedule.grid} tabIndex={0} onClick={onClick} onPointerMove={onPointerMove} className="min-h-0 min-w-0 grow overflow-auto -outline-offset-2 max-md:hidden">
      <div className="relative min-h-full min-w-[calc(var(--schedule-name-width)+7*var(--schedule-day-width))]">
        <DayColumns days={days} today={today} />
        <DayHeads days={days} today={today} count={schedule.resources.length} />
        <div ref={ghost} hidden aria-hidden className="pointer-events-none absolute top-0 left-0 grid place-items-center bg-accent-soft text-accent">
          +
        </div>
        {shown.groups.map(({ name, size, rows }) => (
          <section key={name} aria-label={name} className="relative">
            <h2 className="sticky top-10 z-10 flex h-7 items-center border-b bg-sunken text-sm font-semibold text-muted">
              <span className="sticky left-0 max-w-full truncate px-4">
                {name} <span className="font-normal">{size}</span>
              </span>
            </h2>
            <ul>
              {rows.map((row) => (
                <ScheduleRow key={row.resource.id} row={row} projects={projects} columns={days.length} zone={zone} canWrite={canWrite} marked={row.bars.find(({ booking }) => booking.id === marked)?.booking.id} editors={row.bars.some(({ booking }) => editors.has(booking.id)) ? editors : undefined} />
              ))}
            </ul>
          </section>
        ))}
        <div style={{ height: shown.missing }} />
        {groups.length === 0 && <div className="sticky left-0 max-w-full">{empty}</div>}
      </div>
    </section>
  );
});

function columnOf(track: HTMLElement, clientX: number, columns: number): number {
  const { left, width } = track.getBoundingClientRect();
  return columnAt(clientX - left, width, columns);
}

function offsetTopIn(element: HTMLElement, ancestor: HTMLElement | null): number {
  return ancestor ? element.getBoundingClientRect().top - ancestor.getBoundingClientRect().top : 0;
}
