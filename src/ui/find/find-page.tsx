"use client";
import { SearchX, UserSearch } from "lucide-react";
import type { Candidate, Candidates, Unfit } from "@/modules/booking/availability/contract";
import { listHref } from "@/ui/list/list-href";
import { EmptyState } from "@/ui/primitives/empty-state";
import type { Option } from "@/ui/primitives/option-list";
import { KindIcon } from "@/ui/schedule/kind-icon";
import { dateAt, weekOf } from "@/ui/schedule/week";
import { PageHeader } from "@/ui/shell/page-header";
import { text } from "@/ui/text/en";
import { useNavigate } from "@/ui/use-navigate";
import { CandidateItem } from "./candidate-item";
import { FindForm } from "./find-form";
import { StripLegend } from "./free-strip";
import type { FindErrors, FindQuery } from "./query";

type Props = {
  find: FindQuery;
  project: Option | undefined;
  departments: string[];
  errors: FindErrors;
  /** Undefined until something was asked. */
  found: { candidates: Candidates; startMs: number; endMs: number } | undefined;
  zone: string;
  currency: string;
  canWrite: boolean;
};

/** Who can do what is needed, ranked, and why the others cannot. */
export function FindPage({ find, project, departments, errors, found, zone, currency, canWrite }: Props) {
  const { pending, go } = useNavigate();
  return (
    <div aria-busy={pending}>
      <PageHeader title={text.find.title} lead={text.find.lead} />
      <FindForm {...{ find, project, departments, currency, errors, pending }} onFind={go} />
      {found ? (
        <Found candidates={found.candidates} range={found} find={find} zone={zone} canWrite={canWrite} />
      ) : (
        <EmptyState icon={UserSearch} title={text.find.start}>
          {text.find.startDetail}
        </EmptyState>
      )}
    </div>
  );
}

type FoundProps = { candidates: Candidates; range: { startMs: number; endMs: number }; find: FindQuery; zone: string; canWrite: boolean };

function Found({ candidates: { counts, items, others }, range, find, zone, canWrite }: FoundProps) {
  const { wholly, partly, not } = counts;
  if (wholly + partly + not === 0) {
    return (
      <EmptyState icon={SearchX} title={text.find.noMatch}>
        {text.find.noMatchDetail}
      </EmptyState>
    );
  }
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 border-b px-4 py-2.5">
        <output className="font-medium">
          {text.find.counts(wholly, partly, not)} {wholly + partly > items.length && text.find.firstOf(items.length)}
        </output>
        <StripLegend />
      </div>
      {items.length > 0 && (
        <section aria-label={text.find.able}>
          <h2 className="sr-only">{text.find.able}</h2>
          <ol>
            {items.map((candidate) => (
              <CandidateItem key={candidate.resourceId} candidate={candidate} isSlot={find.how === "slot"} range={range} zone={zone} bookHref={canWrite ? bookHref(candidate, find, zone) : undefined} />
            ))}
          </ol>
        </section>
      )}
      {others.length > 0 && <Unable others={others} />}
    </>
  );
}

function Unable({ others }: { others: Unfit[] }) {
  return (
    <section aria-label={text.find.unable} className="px-4 py-4">
      <h2 className="font-medium">{text.find.unable}</h2>
      <ul className="mt-2 grid grid-cols-3 gap-x-6 gap-y-1.5 max-lg:grid-cols-2 max-sm:grid-cols-1">
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

/** The schedule with the form for them open: at the slot, or in days for hours that come together in pieces. */
function bookHref({ resourceId, slot }: Candidate, { how, project }: FindQuery, zone: string): string {
  const date = dateAt(Date.parse(slot.start), zone);
  return listHref("/schedule", { week: weekOf(date), book: resourceId, at: slot.start, until: slot.end, as: how === "slot" ? "hours" : "days", for: project });
}
