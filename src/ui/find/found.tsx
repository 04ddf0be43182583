import { SearchX } from "lucide-react";
import type { Candidates, Unfit } from "@/modules/booking/availability/contract";
import { cn } from "@/ui/cn";
import { EmptyState } from "@/ui/primitives/empty-state";
import { KindIcon } from "@/ui/schedule/kind-icon";
import { text } from "@/ui/text/en";
import { type Acts, CandidateItem } from "./candidate-item";
import type { Range } from "./free-strip";
import { StripLegend } from "./strip-legend";
import { StripRuler } from "./strip-ruler";

type Props = { candidates: Candidates; range: Range; isSlot: boolean; zone: string; chosenIds: ReadonlySet<string>; acts: Acts; pending: boolean };

/** Who can, ranked; and who cannot, with the reason. */
export function Found({ candidates: { counts, items, others }, range, isSlot, zone, chosenIds, acts, pending }: Props) {
  const { wholly, partly, not } = counts;
  if (wholly + partly + not === 0) {
    return (
      <EmptyState icon={SearchX} title={text.find.noMatch}>
        {text.find.noMatchDetail}
      </EmptyState>
    );
  }
  return (
    <div className={cn("@container transition-opacity", pending && "opacity-60")}>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 border-b px-4 py-2.5">
        <output className="font-medium">
          {text.find.counts(wholly, partly, not)} {wholly + partly > items.length && text.find.firstOf(items.length)}
        </output>
        <StripLegend />
      </div>
      {items.length === 0 && (
        <EmptyState icon={SearchX} title={text.find.nobody}>
          {text.find.nobodyDetail}
        </EmptyState>
      )}
      {items.length > 0 && (
        <section aria-label={text.find.able}>
          <h2 className="sr-only">{text.find.able}</h2>
          <ol className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 @3xl:grid-cols-[auto_minmax(0,15rem)_minmax(0,1fr)_auto] @5xl:grid-cols-[auto_minmax(0,20rem)_minmax(0,1fr)_auto]">
            <StripRuler range={range} zone={zone} />
            {items.map((candidate) => (
              <CandidateItem key={candidate.resourceId} candidate={candidate} isSlot={isSlot} range={range} zone={zone} isChosen={chosenIds.has(candidate.resourceId)} acts={acts} />
            ))}
          </ol>
        </section>
      )}
      {others.length > 0 && <Unable others={others} />}
    </div>
  );
}

function Unable({ others }: { others: Unfit[] }) {
  return (
    <section aria-label={text.find.unable} className="px-4 py-4">
      <h2 className="font-medium">{text.find.unable}</h2>
      <ul className="mt-2 grid gap-x-6 gap-y-1.5 @2xl:grid-cols-2 @5xl:grid-cols-3">
        {others.map(({ resourceId, name, kind, reason, awayMinutes, bookedMinutes }) => (
          <li key={resourceId} className="flex min-w-0 items-baseline gap-2">
            <KindIcon kind={kind} named className="translate-y-0.5" />
            <span className="min-w-0">
              {name} <span className="text-sm text-muted">{[text.find.reasons[reason], text.find.lost(awayMinutes, bookedMinutes)].filter(Boolean).join(" · ")}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
