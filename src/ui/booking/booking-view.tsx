"use client";
import { useState } from "react";
import type { Blocker, Booking } from "@/modules/booking/contract";
import { ProblemAlert } from "@/ui/api/problem-alert";
import { Button } from "@/ui/primitives/button";
import type { Option } from "@/ui/primitives/option-list";
import { Skeleton } from "@/ui/primitives/skeleton";
import { projectOption } from "@/ui/schedule/project-options";
import type { ScheduleProject, ScheduleResource } from "@/ui/schedule/types";
import { text } from "@/ui/text/en";
import { BookingDetails } from "./booking-details";
import { BookingForm } from "./booking-form";
import { ConflictNotice } from "./conflict-notice";
import { type Draft, draftOf } from "./draft";
import { resourceOption } from "./search-resources";
import { StaleNotice } from "./stale-notice";
import { useBooking } from "./use-booking";
import { useStatusChange } from "./use-status-change";

type Props = {
  id: string;
  /** As the schedule has it; a newer one is fetched. */
  version: number | undefined;
  resourceOf: (id: string) => ScheduleResource | undefined;
  projectOf: (id: string) => ScheduleProject | undefined;
  searchProjects: (typed: string) => Option[];
  zone: string;
  canWrite: boolean;
  onChanged: (booking: Booking) => void;
  onShow: (blocker: Blocker) => void;
};

/** A booking: what it is, what can be done with it, and the form to change it. */
export function BookingView({ id, version, resourceOf, projectOf, searchProjects, zone, canWrite, onChanged, onShow }: Props) {
  const { booking, problem, put } = useBooking(id, version);
  const [draft, setDraft] = useState<Draft>();
  const changed = (next: Booking) => {
    put(next);
    setDraft(undefined);
    onChanged(next);
  };
  const status = useStatusChange(changed);
  const colourOf = (projectId: string) => projectOf(projectId)?.colour;

  if (problem) return <ProblemAlert problem={problem} fields={[]} />;
  if (!booking) return <Loading />;
  const [project, resource] = [projectOf(booking.projectId), resourceOf(booking.resourceId)];
  if (draft) {
    return <BookingForm {...{ draft, booking, zone, searchProjects, colourOf, onShow }} onDraft={setDraft} onSaved={changed} onTakeTheirs={changed} />;
  }
  const to = (next: Booking["status"]) => () => void status.submit({ booking, status: next });
  const refusal = status.problem;
  return (
    <div className="space-y-4">
      {refusal?.code === "booking_conflict" ? (
        <ConflictNotice resourceName={resource?.name} conflicts={refusal.conflicts} zone={zone} colourOf={colourOf} onShow={onShow} />
      ) : refusal?.code === "stale_version" ? (
        <StaleNotice current={refusal.current as Booking} zone={zone} onTakeTheirs={() => changed(refusal.current as Booking)} />
      ) : (
        <ProblemAlert problem={refusal} fields={[]} />
      )}
      <BookingDetails booking={booking} resourceName={resource?.name ?? ""} project={project} zone={zone} />
      {canWrite && (
        <div className="flex flex-wrap gap-2 border-t pt-4">
          {booking.status !== "confirmed" && (
            <Button variant="primary" pending={status.pending} onClick={to("confirmed")}>
              {text.booking.confirm}
            </Button>
          )}
          <Button onClick={() => setDraft(draftOf(booking, zone, resource && resourceOption(resource), project && projectOption(project)))}>{text.booking.change}</Button>
          {booking.status !== "hold" && (
            <Button pending={status.pending} onClick={to("hold")}>
              {text.booking.makeHold}
            </Button>
          )}
          {booking.status !== "cancelled" && (
            <Button variant="ghost" className="text-danger" pending={status.pending} onClick={to("cancelled")}>
              {text.booking.cancel}
            </Button>
          )}
        </div>
      )}
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
