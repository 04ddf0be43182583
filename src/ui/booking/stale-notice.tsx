import type { Booking } from "@/modules/booking/contract";
import { formatSlot } from "@/ui/format";
import { Alert } from "@/ui/primitives/alert";
import { Button } from "@/ui/primitives/button";
import { text } from "@/ui/text/en";

type Props = { current: Booking; zone: string; onKeepMine?: () => void; onTakeTheirs: () => void };

/** Somebody else changed the booking while it was open here: whose change holds is asked, not guessed. */
export function StaleNotice({ current, zone, onKeepMine, onTakeTheirs }: Props) {
  const now = [text.status[current.status].toLowerCase(), current.title, formatSlot(Date.parse(current.start), Date.parse(current.end), zone)].filter(Boolean).join(", ");
  return (
    <Alert tone="warn" title={text.booking.stale}>
      <p>{text.booking.staleDetail(now)}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        {onKeepMine && (
          <Button size="sm" onClick={onKeepMine}>
            {text.booking.keepMine}
          </Button>
        )}
        <Button size="sm" onClick={onTakeTheirs}>
          {text.booking.takeTheirs}
        </Button>
      </div>
    </Alert>
  );
}
