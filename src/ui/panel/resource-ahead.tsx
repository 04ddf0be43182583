"use client";
import Link from "next/link";
import type { Page } from "@/lib/page";
import { isoOfMillis } from "@/lib/time";
import type { Conflict } from "@/modules/booking/conflicts/contract";
import type { SeenBooking } from "@/modules/booking/contract";
import type { Availability } from "@/modules/calendar/availability/contract";
import { useLoaded } from "@/ui/api/use-loaded";
import { formatSlot } from "@/ui/format";
import { listHref } from "@/ui/list/list-href";
import { Badge } from "@/ui/primitives/badge";
import { Button } from "@/ui/primitives/button";
import { dateAt } from "@/ui/schedule/week";
import { text } from "@/ui/text/en";
import { BookingLines } from "./booking-lines";
import { Await, PanelSection } from "./panel-parts";
import { useNames } from "./use-names";

const MOST = 5;
const AHEAD_MS = 365 * 86_400_000;

type Props = { id: string; zone: string; now: number; change: number; canWrite: boolean; onBooking: (id: string) => void };

/** What comes for a resource: leave, bookings, and where the two meet. */
export function ResourceAhead({ id, zone, now, change, canWrite, onBooking }: Props) {
  const from = isoOfMillis(now);
  const of = `resourceId=${id}&from=${from}&limit=${MOST}`;
  const leave = useLoaded<Page<Availability>>(`v1/availability?status=approved&${of}`, change);
  const next = useLoaded<Page<SeenBooking>>(`v1/bookings?${of}`, change);
  const conflicts = useLoaded<Page<Conflict>>(`v1/bookings/conflicts?${of}&to=${isoOfMillis(now + AHEAD_MS)}`, change);
  const projects = useNames("projects", next.value?.items.flatMap(({ projectId }) => projectId ?? []) ?? []);
  const inConflict = conflicts.value?.items ?? [];
  const absences = inConflict.flatMap((conflict) => conflict.absences);
  return (
    <>
      {inConflict.length > 0 && (
        <PanelSection title={text.panels.conflicts}>
          <BookingLines label={text.panels.conflicts} zone={zone} onBooking={onBooking} lines={inConflict.map(({ booking, projectName }) => ({ ...booking, name: booking.title || projectName || text.booking.masked }))} />
          {canWrite && (
            <Button asChild size="sm">
              <Link href={replaceHref(id, absences, zone, now)}>{text.panels.replace}</Link>
            </Button>
          )}
        </PanelSection>
      )}
      <PanelSection title={text.panels.leave}>
        <Await loaded={leave}>
          {({ items }) =>
            items.length === 0 ? (
              <p className="text-sm text-muted">{text.panels.leaveNone}</p>
            ) : (
              <ul className="space-y-1.5">
                {items.map(({ id: key, kind, start, end, timeZone }) => (
                  <li key={key} className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
                    <Badge tone={kind === "extra" ? "ok" : "neutral"}>{text.timeOff.kinds[kind]}</Badge>
                    <span className="text-sm">{formatSlot(Date.parse(start), Date.parse(end), timeZone)}</span>
                  </li>
                ))}
              </ul>
            )
          }
        </Await>
      </PanelSection>
      <PanelSection title={text.panels.next}>
        <Await loaded={next}>
          {({ items }) =>
            items.length === 0 ? (
              <p className="text-sm text-muted">{text.panels.nextNone}</p>
            ) : (
              <BookingLines label={text.panels.next} zone={zone} onBooking={onBooking} lines={items.map((booking) => ({ ...booking, name: "masked" in booking ? text.booking.masked : booking.title || (projects.get(booking.projectId)?.name ?? "…") }))} />
            )
          }
        </Await>
      </PanelSection>
    </>
  );
}

/** For as long as they are away, but not in the past. */
function replaceHref(left: string, absences: Conflict["absences"], zone: string, now: number): string {
  const first = dateAt(Math.max(now, Math.min(...absences.map(({ start }) => Date.parse(start)))), zone);
  const last = dateAt(Math.max(...absences.map(({ end }) => Date.parse(end))) - 1, zone);
  return listHref("/replace", { left, from: first, to: last < first ? first : last });
}
