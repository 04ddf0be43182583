"use client";
import { useState } from "react";
import type { Page } from "@/lib/page";
import { isoOfMillis } from "@/lib/time";
import type { SeenBooking } from "@/modules/booking/contract";
import { useLoaded } from "@/ui/api/use-loaded";
import { formatHours } from "@/ui/format";
import { Button } from "@/ui/primitives/button";
import { text } from "@/ui/text/en";
import { hoursByResource } from "./hours-by-resource";
import type { Span } from "./load-by-week";
import { Await, PanelSection } from "./panel-parts";
import { rangeWords } from "./resource-load";
import { useNames } from "./use-names";

// The API gives as many at once.
const MOST = 500;
/** Of a large crew those with most hours are shown first. */
const MOST_SHOWN = 8;

/** Who works on a project in a range, and how long. */
export function ProjectCrew({ id, zone, range, change }: { id: string; zone: string; range: Span; change: number }) {
  const bookings = useLoaded<Page<SeenBooking>>(`v1/bookings?projectId=${id}&from=${isoOfMillis(range.start)}&to=${isoOfMillis(range.end)}&limit=${MOST}`, change);
  const crew = bookings.value && hoursByResource(bookings.value.items);
  const [isWhole, setWhole] = useState(false);
  const names = useNames("resources", crew?.map(({ resourceId }) => resourceId) ?? []);
  const most = Math.max(1, ...(crew ?? []).map(({ booked, held }) => booked + held));
  const hours = (minutes: number) => formatHours(0, minutes * 60_000);
  return (
    <PanelSection title={text.panels.crew} lead={text.panels.crewOf(rangeWords(range, zone))}>
      <Await loaded={{ value: crew, problem: bookings.problem }}>
        {(rows) =>
          rows.length === 0 ? (
            <p className="text-sm text-muted">{text.panels.crewNone}</p>
          ) : (
            <ul className="space-y-2">
              {(isWhole ? rows : rows.slice(0, MOST_SHOWN)).map(({ resourceId, booked, held }) => (
                <li key={resourceId} className="space-y-1">
                  <div className="flex items-baseline justify-between gap-3">
                    <span className="min-w-0 truncate font-medium">{names.get(resourceId)?.name ?? "…"}</span>
                    <span className="shrink-0 text-sm text-muted tabular-nums">{[booked > 0 && text.panels.hours(hours(booked)), held > 0 && text.panels.heldHours(hours(held))].filter(Boolean).join(" · ")}</span>
                  </div>
                  <div aria-hidden className="flex h-1.5 overflow-hidden rounded-sm bg-line">
                    <div className="bg-accent" style={{ width: `${(100 * booked) / most}%` }} />
                    <div className="bg-accent/40" style={{ width: `${(100 * held) / most}%` }} />
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </Await>
      {crew && crew.length > MOST_SHOWN && !isWhole && (
        <Button size="sm" variant="ghost" onClick={() => setWhole(true)}>
          {text.panels.crewAll(crew.length)}
        </Button>
      )}
      {bookings.value?.nextCursor && <p className="text-sm text-muted">{text.panels.crewMore}</p>}
    </PanelSection>
  );
}
