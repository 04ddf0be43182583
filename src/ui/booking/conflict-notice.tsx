import { MapPin } from "lucide-react";
import type { Blocker } from "@/modules/booking/contract";
import { formatSlot } from "@/ui/format";
import { Alert } from "@/ui/primitives/alert";
import { Button } from "@/ui/primitives/button";
import { Swatch } from "@/ui/primitives/swatch";
import { text } from "@/ui/text/en";

type Props = { resourceName: string | undefined; conflicts: Blocker[]; zone: string; colourOf: (projectId: string) => string | undefined; onShow: (blocker: Blocker) => void };

/** Who holds the slot that was wanted, and the way there. */
export function ConflictNotice({ resourceName, conflicts, zone, colourOf, onShow }: Props) {
  return (
    <Alert tone="danger" title={resourceName ? text.booking.taken(resourceName) : text.booking.takenNobody}>
      <ul className="mt-1 space-y-2.5">
        {conflicts.map((blocker) => (
          <li key={blocker.bookingId}>
            <p className="flex items-center gap-2">
              <Swatch colour={colourOf(blocker.projectId ?? "") ?? "currentColor"} />
              <span className="min-w-0 wrap-break-word">
                <strong className="font-semibold">{blocker.projectName ?? text.booking.masked}</strong>
                {blocker.title && ` · ${blocker.title}`}
                {blocker.projectName === null && ` · ${text.booking.maskedDetail(blocker.ask ?? null)}`}
              </span>
            </p>
            <p className="text-muted">{formatSlot(Date.parse(blocker.start), Date.parse(blocker.end), zone)}</p>
            <Button size="sm" className="mt-1.5" onClick={() => onShow(blocker)}>
              <MapPin aria-hidden />
              {text.booking.jump}
            </Button>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
