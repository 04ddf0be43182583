import { CalendarClock, UserRound } from "lucide-react";
import type { Alternatives } from "@/modules/booking/contract";
import { formatMoney, formatSlot } from "@/ui/format";
import { Button } from "@/ui/primitives/button";
import type { Option } from "@/ui/primitives/option-list";
import { text } from "@/ui/text/en";

export type NextFree = NonNullable<Alternatives["nextFree"]>;

type Props = { alternatives: Alternatives | undefined; zone: string; onTime: (next: NextFree) => void; onResource: (resource: Option) => void };

/** What would work instead of a slot that is not to be had: one click takes it. */
export function AlternativesList({ alternatives, zone, onTime, onResource }: Props) {
  if (!alternatives || (!alternatives.nextFree && alternatives.resources.length === 0)) return null;
  const { nextFree, resources } = alternatives;
  return (
    <section aria-label={text.booking.alternatives} className="space-y-1.5">
      <h3 className="text-sm font-medium">{text.booking.alternatives}</h3>
      <div className="flex flex-wrap gap-1.5">
        {nextFree && (
          <Button size="sm" onClick={() => onTime(nextFree)}>
            <CalendarClock aria-hidden />
            {formatSlot(Date.parse(nextFree.start), Date.parse(nextFree.end), zone)}
          </Button>
        )}
        {resources.map(({ resourceId, name, workedOnProject, cost }) => (
          <Button key={resourceId} size="sm" title={workedOnProject ? text.booking.workedOnProject : undefined} onClick={() => onResource({ value: resourceId, label: name })}>
            <UserRound aria-hidden />
            {name}
            {cost && <span className="font-normal text-muted">{formatMoney(cost)}</span>}
          </Button>
        ))}
      </div>
    </section>
  );
}
