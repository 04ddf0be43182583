import type { DetailedBooking } from "@/modules/booking/contract";
import { Swatch } from "@/ui/primitives/swatch";
import { barColours } from "@/ui/schedule/booking-bar";
import type { ScheduleProject, ScheduleResource } from "@/ui/schedule/types";
import { text } from "@/ui/text/en";
import { MoneyLines } from "./money-lines";
import { PhaseName } from "./phase-field";
import { WhenLines } from "./when-lines";

type Props = { booking: DetailedBooking; resource: ScheduleResource | undefined; project: ScheduleProject | undefined; zone: string };

/** All that is known of a booking. @param zone that its times are told in */
export function BookingDetails({ booking, resource, project, zone }: Props) {
  return (
    <div className="space-y-4">
      <div>
        <p className="text-lg/6 font-semibold wrap-break-word">{booking.title || project?.name}</p>
        <p className="mt-1.5 flex items-center gap-2">
          <span className="bar inline-flex h-5 items-center rounded-sm px-1.5 text-sm font-medium" data-status={booking.status} style={barColours(project?.colour ?? "#808080")}>
            {text.status[booking.status]}
          </span>
        </p>
      </div>
      <dl className="grid grid-cols-[5.5rem_1fr] gap-x-3 gap-y-2.5 [&_dt]:text-muted">
        <dt>{text.booking.when}</dt>
        <dd>
          <WhenLines booking={booking} zone={zone} />
        </dd>
        <dt>{text.booking.resource}</dt>
        <dd>
          {resource?.name}
          {resource && takesPart(booking, resource) && <span className="block text-sm text-muted">{text.details.takes(resource.kind, booking.allocation)}</span>}
        </dd>
        <dt>{text.booking.project}</dt>
        <dd>
          <span className="flex items-center gap-2">
            {project && <Swatch colour={project.colour} />}
            {project?.name}
          </span>
          {project?.client && <span className="block text-sm text-muted">{project.client}</span>}
          {booking.phaseId && <PhaseName projectId={booking.projectId} phaseId={booking.phaseId} />}
        </dd>
        <MoneyLines booking={booking} />
        {booking.override && (
          <>
            <dt>{text.details.overridden}</dt>
            <dd className="wrap-break-word">{booking.override}</dd>
          </>
        )}
        {booking.notes && (
          <>
            <dt>{text.booking.notes}</dt>
            <dd className="wrap-break-word whitespace-pre-wrap">{booking.notes}</dd>
          </>
        )}
      </dl>
    </div>
  );
}

/** Whether how much it takes is worth saying: not all of a person, or several of a pool. */
function takesPart({ allocation }: DetailedBooking, { kind }: ScheduleResource): boolean {
  return kind === "artist" ? allocation !== 100 : allocation > 1;
}
