"use client";
import { isoOfMillis } from "@/lib/time";
import type { Ground } from "@/modules/booking/board/contract";
import type { AssignedCalendar } from "@/modules/calendar/contract";
import { useLoaded } from "@/ui/api/use-loaded";
import { WeekPicture } from "@/ui/calendar/week-picture";
import { weekWords } from "@/ui/calendar/week-words";
import { formatHours } from "@/ui/format";
import { daysOfWeek, dateAt, weekOf } from "@/ui/schedule/week";
import { text } from "@/ui/text/en";
import { Await, PanelSection } from "./panel-parts";

const USUAL = [1, 2, 3, 4, 5].map((day) => ({ day, start: "09:00", end: "18:00" }));

/** By which calendar a resource works, and how long this week. */
export function ResourceWork({ id, zone, now, change }: { id: string; zone: string; now: number; change: number }) {
  const calendar = useLoaded<AssignedCalendar>(`v1/resources/${id}/calendar`, change);
  const days = daysOfWeek(weekOf(dateAt(now, zone)), zone);
  const [from, to] = [days[0]?.startMs ?? now, days.at(-1)?.endMs ?? now + 1];
  const ground = useLoaded<Ground>(`v1/resources/ground?resourceIds=${id}&from=${isoOfMillis(from)}&to=${isoOfMillis(to)}`, change);
  const seconds = ground.value?.items[0]?.work.reduce((sum, [start, end]) => sum + end - start, 0);
  return (
    <PanelSection title={text.panels.calendar}>
      <Await loaded={calendar}>
        {({ calendar: own }) => (
          <div className="flex items-start gap-3">
            <WeekPicture week={own?.week ?? USUAL} />
            <div className="min-w-0">
              {own && <p className="font-medium wrap-break-word">{own.name}</p>}
              <p className="text-sm">{own ? weekWords(own.week) : text.panels.usualWeek}</p>
              {seconds !== undefined && <p className="text-sm text-muted">{text.panels.thisWeek(formatHours(0, seconds * 1000))}</p>}
            </div>
          </div>
        )}
      </Await>
    </PanelSection>
  );
}
