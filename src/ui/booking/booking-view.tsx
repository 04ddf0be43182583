"use client";
import { useEffect, useState } from "react";
import type { Blocker, Booked, BookingStatus } from "@/modules/booking/contract";
import type { Resource } from "@/modules/resource/contract";
import { ProblemAlert } from "@/ui/api/problem-alert";
import { useLoaded } from "@/ui/api/use-loaded";
import type { Option } from "@/ui/primitives/option-list";
import { Skeleton } from "@/ui/primitives/skeleton";
import { useLiveContext } from "@/ui/live/live-context";
import { LadderSection } from "@/ui/holds/ladder-section";
import { Comments } from "@/ui/comment/comments";
import { projectOption } from "@/ui/schedule/project-options";
import type { ScheduleProject, ScheduleResource } from "@/ui/schedule/types";
import { text } from "@/ui/text/en";
import { BookingActions } from "./booking-actions";
import { BookingDays } from "./booking-days";
import { BookingDetails } from "./booking-details";
import { BookingForm } from "./booking-form";
import { BookingHistory } from "./booking-history";
import { type Draft, draftOf } from "./draft";
import { MaskedDetails } from "./masked-details";
import { MoveDays } from "./move-days";
import { Refused } from "./refused";
import { resourceOption } from "./search-resources";
import { useBooking } from "./use-booking";
import { type ChangeBody, useChange } from "./use-change";

type Props = {
  id: string;
  /** As the schedule has it; a newer one is fetched. */
  version: number | undefined;
  resourceOf: (id: string) => ScheduleResource | undefined;
  projectOf: (id: string) => ScheduleProject | undefined;
  searchProjects: (typed: string) => Option[];
  zone: string;
  canWrite: boolean;
  onChanged: (booking: Booked) => void;
  onShow: (blocker: Blocker) => void;
};

/** A booking: what it is, what can be done with it, and the form to change it. */
export function BookingView({ id, version, resourceOf, projectOf, searchProjects, zone, canWrite, onChanged, onShow }: Props) {
  const { booking, problem, put, again } = useBooking(id, version);
  const [draft, setDraft] = useState<Draft>();
  const { editing } = useLiveContext();
  const isEdited = draft && booking && !("masked" in booking) ? booking : undefined;
  useEffect(() => {
    editing(isEdited);
    return () => editing();
  }, [editing, isEdited]);
  const changed = (next: Booked) => {
    put(next);
    setDraft(undefined);
    onChanged(next);
  };
  const { pending, problem: refusal, submit, override, dismiss } = useChange(zone, changed);
  // The schedule may not show it, and does not know its zone.
  const loaded = useLoaded<Resource>(booking && `v1/resources/${booking.resourceId}`).value;

  if (problem && !booking) return <ProblemAlert problem={problem} fields={[]} />;
  if (!booking) return <Loading />;
  const resource = loaded ?? resourceOf(booking.resourceId);
  if ("masked" in booking) return <MaskedDetails booking={booking} resourceName={resource?.name ?? ""} zone={zone} />;
  const project = projectOf(booking.projectId);
  const colourOf = (projectId: string) => projectOf(projectId)?.colour;
  const takeTheirs = () => {
    dismiss();
    setDraft(undefined);
    again();
  };
  if (draft) {
    return <BookingForm {...{ draft, booking, zone, searchProjects, colourOf, onShow }} onDraft={setDraft} onSaved={changed} onTakeTheirs={takeTheirs} />;
  }
  const change = (body: ChangeBody, said: string) => void submit({ booking, body, said });
  const toStatus = (status: BookingStatus) => change({ status }, status === "cancelled" ? text.booking.cancelled : `${text.booking.changed}: ${text.status[status].toLowerCase()}`);
  const ownZone = booking.days ? (booking.days.timeZone ?? loaded?.timeZone) : zone;
  return (
    <div className="space-y-4">
      <Refused
        problem={refusal}
        fields={[]}
        resourceName={resource?.name}
        {...{ zone, pending, colourOf, onShow }}
        onOverride={override}
        onTime={({ start, end, from }) => change(booking.days && from ? { moveTo: from } : { start, end }, text.booking.changed)}
        onResource={({ value }) => change({ resourceId: value }, text.booking.changed)}
        onTakeTheirs={takeTheirs}
      />
      <BookingDetails booking={booking} resource={resource} project={project} zone={ownZone ?? zone} />
      {canWrite && <BookingActions status={booking.status} pending={pending} onStatus={toStatus} onEdit={() => setDraft(draftOf(booking, zone, resource && resourceOption(resource), project && projectOption(project)))} />}
      <LadderSection {...{ booking, zone, canWrite, colourOf, onShow }} onChanged={() => onChanged(booking)} />
      {ownZone && (booking.days || booking.windows.length > 1) && <BookingDays booking={booking} zone={ownZone} pending={pending} onChange={canWrite ? change : undefined} />}
      {canWrite && booking.days && <MoveDays days={booking.days} pending={pending} onChange={change} />}
      <Comments key={booking.id} bookingId={booking.id} zone={zone} />
      <BookingHistory booking={booking} names={{ resource: (id) => (id === loaded?.id ? loaded.name : resourceOf(id)?.name), project: (id) => projectOf(id)?.name }} zone={zone} canWrite={canWrite} onChanged={changed} />
    </div>
  );
}

function Loading() {
  return (
    <output aria-label={text.booking.loading} className="block space-y-3">
      <Skeleton className="h-6 w-2/3" />
      <Skeleton className="w-1/3" />
      <Skeleton className="mt-6 w-full" />
      <Skeleton className="w-4/5" />
    </output>
  );
}
