import type { Rung } from "@/modules/booking/holds/contract";
import { formatDay, formatTime } from "@/ui/format";
import { text } from "@/ui/text/en";

type Props = { hold: Pick<Rung, "challenge" | "expiresAt">; zone: string };

/** Until when a hold stands; nothing when nobody set a clock. The challenge is the one that somebody waits for. */
export function ClockLine({ hold: { challenge, expiresAt }, zone }: Props) {
  const when = (instant: string) => `${formatDay(Date.parse(instant), zone)}, ${formatTime(Date.parse(instant), zone)}`;
  return (
    <>
      {challenge && <span className="block font-medium text-warn">{text.holds.answerBy(when(challenge.dueAt))}</span>}
      {expiresAt && <span className="block text-muted">{text.holds.expires(when(expiresAt))}</span>}
    </>
  );
}
