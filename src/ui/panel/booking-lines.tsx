import type { BookingStatus } from "@/modules/booking/contract";
import { formatSlot } from "@/ui/format";
import { Badge } from "@/ui/primitives/badge";
import { text } from "@/ui/text/en";

export type BookingLine = { id: string; name: string; start: string; end: string; status: BookingStatus };

/** Bookings, each of which opens. */
export function BookingLines({ label, lines, zone, onBooking }: { label: string; lines: BookingLine[]; zone: string; onBooking: (id: string) => void }) {
  return (
    <ul aria-label={label} className="-mx-2">
      {lines.map(({ id, name, start, end, status }) => (
        <li key={id}>
          <button type="button" onClick={() => onBooking(id)} className="flex min-h-10 w-full flex-col items-start rounded-md px-2 py-1 text-left hover:bg-sunken">
            <span className="flex w-full min-w-0 items-center gap-2">
              <span className="truncate font-medium">{name}</span>
              {status !== "confirmed" && <Badge tone={status === "hold" ? "warn" : "accent"}>{text.status[status]}</Badge>}
            </span>
            <span className="text-sm text-muted">{formatSlot(Date.parse(start), Date.parse(end), zone)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
