import type { Booking, BookingStatus } from "@/modules/booking/contract";
import { Button } from "@/ui/primitives/button";
import { text } from "@/ui/text/en";

type Props = { status: Booking["status"]; pending: boolean; onStatus: (status: BookingStatus) => void; onEdit: () => void };

/** What can be done with a booking in one click. */
export function BookingActions({ status, pending, onStatus, onEdit }: Props) {
  return (
    <div className="flex flex-wrap gap-2 border-t pt-4">
      {status !== "confirmed" && (
        <Button variant="primary" pending={pending} onClick={() => onStatus("confirmed")}>
          {text.booking.confirm}
        </Button>
      )}
      <Button onClick={onEdit}>{text.booking.change}</Button>
      {status !== "hold" && (
        <Button pending={pending} onClick={() => onStatus("hold")}>
          {text.booking.makeHold}
        </Button>
      )}
      {status !== "cancelled" && (
        <Button variant="ghost" className="text-danger" pending={pending} onClick={() => onStatus("cancelled")}>
          {status === "hold" ? text.holds.release : text.booking.cancel}
        </Button>
      )}
    </div>
  );
}
