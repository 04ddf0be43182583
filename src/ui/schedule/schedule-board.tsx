"use client";
import { useCallback, useMemo, useState } from "react";
import type { Blocker, Booked } from "@/modules/booking/contract";
import { BookingForm } from "@/ui/booking/booking-form";
import { BookingView } from "@/ui/booking/booking-view";
import { dateOf, type Draft, newDraft, onDate } from "@/ui/booking/draft";
import { resourceOption } from "@/ui/booking/search-resources";
import { warningsOf } from "@/ui/booking/warnings";
import { formatSlot } from "@/ui/format";
import { LiveProvider } from "@/ui/live/live-context";
import { LiveState } from "@/ui/live/live-state";
import { useLive } from "@/ui/live/use-live";
import { SidePanel } from "@/ui/primitives/side-panel";
import { useToast } from "@/ui/primitives/toast";
import { text } from "@/ui/text/en";
import { useNarrow } from "@/ui/use-narrow";
import { useNavigate } from "@/ui/use-navigate";
import { DayAgenda } from "./day-agenda";
import { isFiltered, scheduleHref } from "./filters";
import { projectOption, searchProjects } from "./project-options";
import { groupRows } from "./rows";
import { NoRows } from "./no-rows";
import { ScheduleGrid } from "./schedule-grid";
import { StatusLegend } from "./status-legend";
import { Toolbar } from "./toolbar";
import type { ScheduleWeek } from "./types";
import { useMarked } from "./use-marked";
import { dateAt, weekOf } from "./week";

type Panel = { kind: "new"; draft: Draft } | { kind: "booking"; id: string };

type Props = {
  schedule: ScheduleWeek;
  focus?: string | undefined;
  /** The new booking that the page opens with. */
  first?: Draft | undefined;
};

/** The schedule of a week: toolbar, grid (on a phone an agenda), and beside it the booking that is made or looked at. */
export function ScheduleBoard({ schedule, focus, first }: Props) {
  const { filters, week, days, zone, today, resources, canWrite, firstStatus } = schedule;
  const { pending, go, refresh } = useNavigate();
  const { bookings, state, others, live } = useLive(schedule, refresh);
  const toast = useToast();
  const narrow = useNarrow();
  const [panel, setPanel] = useState<Panel | undefined>(first && { kind: "new", draft: first });
  const [lowered, setLowered] = useState(false);
  const [openings, setOpenings] = useState(0);
  const [chosenDate, setDate] = useState(today);
  const { marked, mark } = useMarked(focus, bookings);

  const groups = useMemo(() => groupRows(resources, bookings, days), [resources, bookings, days]);
  const projects = useMemo(() => new Map(schedule.projects.map((project) => [project.id, project])), [schedule.projects]);
  const findProjects = useCallback((typed: string) => searchProjects(schedule.projects, typed), [schedule.projects]);
  const colourOf = (projectId: string) => projects.get(projectId)?.colour;
  const date = days.some((day) => day.date === chosenDate) ? chosenDate : (days[0]?.date ?? today);

  const open = useCallback((id: string) => {
    setPanel({ kind: "booking", id });
    setOpenings((times) => times + 1);
    setLowered(false);
  }, []);
  const book = useCallback(
    (resourceId?: string, on?: string) => {
      const resource = resources.find(({ id }) => id === resourceId);
      const option = resource && resourceOption(resource);
      const project = projects.get(filters.projectId ?? "");
      setOpenings((times) => times + 1);
      setLowered(false);
      // While the form is open, another row or day changes the draft and keeps the rest of it.
      setPanel((shown) =>
        shown?.kind === "new"
          ? { kind: "new", draft: onDate({ ...shown.draft, resource: option ?? shown.draft.resource }, on ?? dateOf(shown.draft), zone) }
          : { kind: "new", draft: newDraft(on ?? date, option, project && projectOption(project), firstStatus) },
      );
    },
    [resources, projects, filters.projectId, zone, date, firstStatus],
  );
  const show = ({ bookingId, start }: Pick<Blocker, "bookingId" | "start">) => {
    const on = dateAt(Date.parse(start), zone);
    setDate(on);
    setLowered(true);
    mark(bookingId);
    // What is not shown is in another week, or filtered away.
    if (!bookings.some(({ id }) => id === bookingId)) go(scheduleHref({ week: weekOf(on) }));
  };
  const booked = (booking: Booked) => {
    setPanel(undefined);
    refresh();
    mark(booking.id);
    setDate(dateAt(Date.parse(booking.start), zone));
    const elsewhere = weekOf(dateAt(Date.parse(booking.start), zone)) !== week;
    toast({
      title: text.booking.booked,
      detail: formatSlot(Date.parse(booking.start), Date.parse(booking.end), zone),
      warnings: warningsOf(booking, zone),
      ...(elsewhere ? { action: { label: text.action.show, run: () => go(scheduleHref({ week: weekOf(dateAt(Date.parse(booking.start), zone)) })) } } : {}),
    });
  };
  const editors = useMemo(() => new Map(others.flatMap(({ drag, actor }) => (drag ? [[drag.bookingId, actor.name] as const] : []))), [others]);
  const close = useCallback(() => setPanel(undefined), []);

  const empty = useMemo(() => <NoRows filtered={isFiltered(filters)} canWrite={canWrite} onClear={() => go(scheduleHref({ week: filters.week }))} />, [filters, canWrite, go]);
  return (
    <LiveProvider value={live}>
    <div className="relative flex min-h-0 grow flex-col" aria-busy={pending}>
      <Toolbar schedule={schedule} go={go} onBook={() => book()} panelOpen={panel !== undefined} state={<LiveState state={state} others={others} week={week} />} />
      {pending && <div className="absolute inset-x-0 top-0 z-40 h-0.5 overflow-hidden"><div className="h-full w-1/3 animate-sweep bg-tally" /></div>}
      <div className="relative flex min-h-0 grow max-md:block">
        {narrow !== true && <ScheduleGrid schedule={schedule} editors={editors} groups={groups} projects={projects} marked={marked} onOpen={open} onBook={book} empty={empty} />}
        {narrow !== false && <DayAgenda schedule={schedule} groups={groups} projects={projects} date={date} marked={marked} onDate={setDate} onOpen={open} empty={empty} />}
        {panel && (
          <SidePanel opening={openings} title={panel.kind === "new" ? text.booking.new : text.booking.details} onClose={close} lowered={lowered} onLowered={setLowered}>
            {panel.kind === "new" ? (
              <BookingForm draft={panel.draft} onDraft={(draft) => setPanel({ kind: "new", draft })} zone={zone} searchProjects={findProjects} colourOf={colourOf} onSaved={booked} onShow={show} />
            ) : (
              <BookingView
                key={panel.id}
                id={panel.id}
                version={bookings.find(({ id }) => id === panel.id)?.version}
                resourceOf={(id) => resources.find((resource) => resource.id === id)}
                projectOf={(id) => projects.get(id)}
                searchProjects={findProjects}
                zone={zone}
                canWrite={canWrite}
                onChanged={refresh}
                onShow={show}
              />
            )}
          </SidePanel>
        )}
      </div>
      <StatusLegend />
    </div>
    </LiveProvider>
  );
}
