import { MapPin } from "lucide-react";
import type { Rung } from "@/modules/booking/holds/contract";
import { formatDay, formatSlot, formatTime } from "@/ui/format";
import { Button } from "@/ui/primitives/button";
import { Swatch } from "@/ui/primitives/swatch";
import { text } from "@/ui/text/en";
import { ClockLine } from "./clock-line";
import { OptionBadge } from "./option-badge";

type Props = { rung: Rung; isOwn: boolean; zone: string; colourOf: (projectId: string) => string | undefined; onShow: (rung: Rung) => void };

/** A hold on the ladder: which option it is, whose, since when, and its clock. */
export function RungItem({ rung, isOwn, zone, colourOf, onShow }: Props) {
  const placedMs = Date.parse(rung.placedAt);
  return (
    <li className="space-y-0.5 py-2.5" aria-current={isOwn || undefined}>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <OptionBadge rank={rung.rank} fits={rung.fits} />
        {isOwn ? (
          <span className="font-medium">{text.holds.this}</span>
        ) : (
          <span className="flex min-w-0 items-center gap-2">
            <Swatch colour={colourOf(rung.projectId ?? "") ?? "currentColor"} />
            <span className="min-w-0 wrap-break-word">
              <strong className="font-semibold">{rung.projectName ?? text.booking.masked}</strong>
              {rung.title && ` · ${rung.title}`}
            </span>
          </span>
        )}
      </p>
      {rung.projectName === null && <p className="text-sm text-muted">{text.booking.maskedDetail(rung.ask ?? null)}</p>}
      <p className="text-sm text-muted">
        {!isOwn && <span className="block">{formatSlot(Date.parse(rung.start), Date.parse(rung.end), zone, false)}</span>}
        {text.holds.since(`${formatDay(placedMs, zone)}, ${formatTime(placedMs, zone)}`)}
        <ClockLine hold={rung} zone={zone} />
      </p>
      {!isOwn && (
        <Button size="sm" variant="ghost" className="-ml-2" onClick={() => onShow(rung)}>
          <MapPin aria-hidden />
          {text.booking.jump}
        </Button>
      )}
    </li>
  );
}
