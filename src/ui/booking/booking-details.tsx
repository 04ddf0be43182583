import type { Booking } from "@/modules/booking/contract";
import { formatHours, formatMoney, formatSlot } from "@/ui/format";
import { Swatch } from "@/ui/primitives/swatch";
import { barColours } from "@/ui/schedule/booking-bar";
import type { ScheduleProject } from "@/ui/schedule/types";
import { text } from "@/ui/text/en";

type Props = { booking: Booking; resourceName: string; project: ScheduleProject | undefined; zone: string };

/** All that is known of a booking. */
export function BookingDetails({ booking, resourceName, project, zone }: Props) {
  const [startMs, endMs] = [Date.parse(booking.start), Date.parse(booking.end)];
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
          {formatSlot(startMs, endMs, zone, false)}
          <span className="block text-sm text-muted">
            {text.booking.duration(formatHours(startMs, endMs))} · {text.booking.zone(zone)}
          </span>
        </dd>
        <dt>{text.booking.resource}</dt>
        <dd>{resourceName}</dd>
        <dt>{text.booking.project}</dt>
        <dd>
          <span className="flex items-center gap-2">
            {project && <Swatch colour={project.colour} />}
            {project?.name}
          </span>
          {project?.client && <span className="block text-sm text-muted">{project.client}</span>}
        </dd>
        {booking.cost && (
          <>
            <dt>{text.booking.cost}</dt>
            <dd>{formatMoney(booking.cost)}</dd>
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
