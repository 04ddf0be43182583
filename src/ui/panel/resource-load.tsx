"use client";
import { isoOfMillis } from "@/lib/time";
import type { Availability } from "@/modules/booking/availability/contract";
import type { Ground } from "@/modules/booking/board/contract";
import type { SeenBooking } from "@/modules/booking/contract";
import type { Page } from "@/lib/page";
import { useLoaded } from "@/ui/api/use-loaded";
import { formatDay } from "@/ui/format";
import { text } from "@/ui/text/en";
import { type Books, loadByWeek, percentOf, type Span, together, type WeekLoad } from "./load-by-week";
import { Await, PanelSection } from "./panel-parts";

/** The API tells working time of so long at once. */
export const LONGEST_MS = 91 * 86_400_000;

/** How much of a resource's working time is booked and on hold in a range, week by week. */
export function ResourceLoad({ id, zone, range, change }: { id: string; zone: string; range: Span; change: number }) {
  const shown = { start: range.start, end: Math.min(range.end, range.start + LONGEST_MS) };
  const between = `from=${isoOfMillis(shown.start)}&to=${isoOfMillis(shown.end)}`;
  const ground = useLoaded<Ground>(`v1/resources/ground?resourceIds=${id}&${between}`, change);
  const busy = useLoaded<Availability>(`v1/resources/availability?resourceId=${id}&${between}`, change);
  const holds = useLoaded<Page<SeenBooking>>(`v1/bookings?resourceId=${id}&status=hold&${between}&limit=500`, change);
  const value = ground.value && busy.value && holds.value && loadByWeek(booksOf(ground.value, busy.value, holds.value), shown, zone);
  return (
    <PanelSection title={text.panels.load} lead={text.panels.loadOf(rangeWords(shown, zone))}>
      <Await loaded={{ value, problem: ground.problem ?? busy.problem ?? holds.problem }}>{(weeks) => <Weeks weeks={weeks} zone={zone} />}</Await>
    </PanelSection>
  );
}

export const rangeWords = ({ start, end }: Span, zone: string) => `${formatDay(start, zone, true)} – ${formatDay(end - 1, zone)}`;

function booksOf({ items: [ground] }: Ground, { items: [busy] }: Availability, holds: Page<SeenBooking>): Books {
  const span = (start: string, end: string) => ({ start: Date.parse(start), end: Date.parse(end) });
  return {
    work: (ground?.work ?? []).map(([start, end]) => ({ start: start * 1000, end: end * 1000 })),
    capacity: (ground?.capacity ?? []).map(([from, capacity]) => ({ from: from * 1000, capacity })),
    booked: (busy?.busy ?? []).map(({ start, end, load }) => ({ ...span(start, end), load })),
    held: holds.items.map(({ start, end, allocation }) => ({ ...span(start, end), load: allocation })),
  };
}

function Weeks({ weeks, zone }: { weeks: WeekLoad[]; zone: string }) {
  const all = together(weeks);
  return (
    <>
      <p className="text-lg/6 font-semibold tabular-nums">{wordsOf(all)}</p>
      {weeks.length > 1 && (
        <ul className="space-y-1.5">
          {weeks.map((week) => (
            <li key={week.start} className="grid grid-cols-[4.5rem_1fr] items-center gap-x-3 text-sm">
              <span className="text-muted">{formatDay(week.start, zone, true).replace(/^\S+ /, "")}</span>
              <Bar of={week} />
              <span className="sr-only">{wordsOf(week)}</span>
            </li>
          ))}
        </ul>
      )}
      {weeks.length === 1 && <Bar of={all} />}
    </>
  );
}

const wordsOf = ({ has, booked, held }: Omit<WeekLoad, keyof Span>) => (has === 0 ? text.panels.noWork : text.panels.percent(percentOf(booked, has), percentOf(held, has)));

/** Booked and on hold, of what there is; more than there is fills it. */
function Bar({ of: { has, booked, held } }: { of: Omit<WeekLoad, keyof Span> }) {
  const whole = Math.max(has, booked + held, 1);
  return (
    <div aria-hidden className="flex h-3 w-full overflow-hidden rounded-sm bg-line">
      <div className="bg-accent" style={{ width: `${(100 * booked) / whole}%` }} />
      <div className="bg-accent/40" style={{ width: `${(100 * held) / whole}%` }} />
    </div>
  );
}
