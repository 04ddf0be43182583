import { CalendarClock, UserRound } from "lucide-react";
import type { Alternatives } from "@/modules/booking/contract";
import { formatSlot } from "@/ui/format";
import { Button } from "@/ui/primitives/button";
import { text } from "@/ui/text/en";
import type { Draft } from "./draft";
import { toLocal } from "./local-time";

type Props = { alternatives: Alternatives | undefined; zone: string; onChoose: (change: Partial<Draft>) => void };

/** What would work instead of a slot that is taken: one click puts it into the form. */
export function AlternativesList({ alternatives, zone, onChoose }: Props) {
  if (!alternatives || (!alternatives.nextFree && alternatives.resources.length === 0)) return null;
  const { nextFree, resources } = alternatives;
  return (
    <section aria-label={text.booking.alternatives} className="space-y-1.5">
      <h3 className="text-sm font-medium">{text.booking.alternatives}</h3>
      <div className="flex flex-wrap gap-1.5">
        {nextFree && (
          <Button size="sm" onClick={() => onChoose({ start: toLocal(Date.parse(nextFree.start), zone), end: toLocal(Date.parse(nextFree.end), zone) })}>
            <CalendarClock aria-hidden />
            {formatSlot(Date.parse(nextFree.start), Date.parse(nextFree.end), zone)}
          </Button>
        )}
        {resources.map(({ resourceId, name, workedOnProject }) => (
          <Button key={resourceId} size="sm" title={workedOnProject ? text.booking.workedOnProject : undefined} onClick={() => onChoose({ resource: { value: resourceId, label: name } })}>
            <UserRound aria-hidden />
            {name}
          </Button>
        ))}
      </div>
    </section>
  );
}
