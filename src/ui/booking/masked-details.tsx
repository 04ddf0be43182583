import { Lock } from "lucide-react";
import type { MaskedBooking } from "@/modules/booking/contract";
import { formatSlot } from "@/ui/format";
import { text } from "@/ui/text/en";

type Props = { booking: MaskedBooking; resourceName: string; zone: string };

/** A booking of a project that is not to be known: that it is there, and whom to ask. */
export function MaskedDetails({ booking, resourceName, zone }: Props) {
  return (
    <div className="space-y-4">
      <div>
        <p className="flex items-center gap-2 text-lg/6 font-semibold">
          <Lock aria-hidden className="size-4.5 text-muted" />
          {text.booking.masked}
        </p>
        <p className="mt-1.5 text-muted">{text.booking.maskedDetail(booking.ask)}</p>
      </div>
      <dl className="grid grid-cols-[5.5rem_1fr] gap-x-3 gap-y-2.5 [&_dt]:text-muted">
        <dt>{text.booking.when}</dt>
        <dd>{formatSlot(Date.parse(booking.start), Date.parse(booking.end), zone, false)}</dd>
        <dt>{text.booking.resource}</dt>
        <dd>{resourceName}</dd>
        <dt>{text.booking.status}</dt>
        <dd>{text.status[booking.status]}</dd>
      </dl>
    </div>
  );
}
