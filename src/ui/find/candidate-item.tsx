import { CalendarPlus, Hourglass } from "lucide-react";
import { memo } from "react";
import type { Stretch } from "@/lib/stretch";
import type { Candidate } from "@/modules/booking/availability/contract";
import { formatMoney, formatSlot } from "@/ui/format";
import { Badge } from "@/ui/primitives/badge";
import { Button } from "@/ui/primitives/button";
import { Checkbox } from "@/ui/primitives/checkbox";
import { KindIcon } from "@/ui/schedule/kind-icon";
import { text } from "@/ui/text/en";
import type { Status } from "./chosen";
import { FreeStrip, type Range } from "./free-strip";

/** What may be done with whoever is found: `statuses` as what they may be booked, the most first; none: only looked at. */
export type Acts = { statuses: readonly Status[]; onBook: (candidate: Candidate, status: Status, stretch?: Stretch) => void; onChoose: (candidate: Candidate, isChosen: boolean) => void };

type Props = { candidate: Candidate; isSlot: boolean; range: Range; zone: string; isChosen: boolean; acts: Acts };

const ICONS = { confirmed: CalendarPlus, hold: Hourglass, requested: CalendarPlus };

/** Somebody who can do it: how much of it, at what cost, and when they are free; with the ways to book them. */
export const CandidateItem = memo(function CandidateItem({ candidate, isSlot, range, zone, isChosen, acts: { statuses, onBook, onChoose } }: Props) {
  const { name, kind, department, fit, minutes, percent, slot, freeMinutes, heldMinutes, cost, workedOnProject } = candidate;
  const when = formatSlot(Date.parse(slot.start), Date.parse(slot.end), zone);
  const where = !isSlot ? text.find.within(when) : fit === "wholly" ? text.find.at(when) : text.find.longest(when);
  const about = [where, text.find.free(freeMinutes), heldMinutes > 0 && text.find.held(heldMinutes)].filter(Boolean).join(" · ");
  const [most] = statuses;
  return (
    <li className="col-span-full grid grid-cols-subgrid gap-y-2 border-b px-4 py-3 has-checked:bg-accent-soft/50">
      {most ? <Checkbox label={<span className="sr-only">{text.find.choose(name)}</span>} checked={isChosen} onChange={(event) => onChoose(candidate, event.target.checked)} className="gap-x-0" /> : <span />}
      <div className="min-w-0">
        <h3 className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
          <KindIcon kind={kind} named />
          <span className="wrap-break-word">{name}</span>
          <Badge tone={fit === "wholly" ? "ok" : "warn"}>{fit === "wholly" ? text.find.wholly : text.find.partly(minutes, percent)}</Badge>
          {workedOnProject && <Badge tone="accent">{text.find.knows}</Badge>}
        </h3>
        <p className="text-sm text-muted">{[department, cost ? formatMoney(cost) : text.find.noRate].filter(Boolean).join(" · ")}</p>
      </div>
      <div className="min-w-0 @max-3xl:col-start-2">
        <FreeStrip candidate={candidate} range={range} zone={zone} about={about} onPick={most && ((stretch) => onBook(candidate, most, stretch))} />
      </div>
      <div className="flex gap-1.5 @max-3xl:col-start-2">
        {statuses.map((status) => {
          const Icon = ICONS[status];
          return (
            <Button key={status} size="sm" aria-label={text.find.actOn[status](name)} onClick={() => onBook(candidate, status)}>
              <Icon aria-hidden />
              {text.booking.submit[status]}
            </Button>
          );
        })}
      </div>
    </li>
  );
});
