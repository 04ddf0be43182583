"use client";
import { UserSearch } from "lucide-react";
import { useCallback, useEffect, useRef } from "react";
import type { Candidates } from "@/modules/booking/availability/contract";
import { EmptyState } from "@/ui/primitives/empty-state";
import type { Option } from "@/ui/primitives/option-list";
import { searchProjects } from "@/ui/schedule/project-options";
import type { ScheduleProject } from "@/ui/schedule/types";
import { PageHeader } from "@/ui/shell/page-header";
import { text } from "@/ui/text/en";
import { useNarrow } from "@/ui/use-narrow";
import { useNavigate } from "@/ui/use-navigate";
import { BundleBar } from "./bundle-bar";
import type { Status } from "./chosen";
import { FindForm } from "./find-form";
import { FindPanel } from "./find-panel";
import { Found } from "./found";
import type { FindErrors, FindQuery } from "./query";
import { useFindPanel } from "./use-find-panel";
import type { Words } from "./words";

export type FindProps = {
  find: FindQuery;
  project: Option | undefined;
  words: Words;
  projects: ScheduleProject[];
  errors: FindErrors;
  /** Undefined until something was asked. */
  found: { candidates: Candidates; startMs: number; endMs: number } | undefined;
  today: string;
  zone: string;
  currency: string;
  /** The most that the caller may do; undefined: only look. */
  most: Status | undefined;
};

/** Who can do what is needed, ranked, and why the others cannot; one or several of them are held or booked beside the list. */
export function FindPage({ find, project, words, projects, errors, found, today, zone, currency, most }: FindProps) {
  const { pending, go, refresh } = useNavigate();
  const panel = useFindPanel({ find, project, most, zone });
  const findProjects = useCallback((typed: string) => searchProjects(projects, typed), [projects]);
  const results = useRef<HTMLDivElement>(null);
  const isSought = useRef(false);
  const narrow = useNarrow();
  const ask = (href: string) => {
    isSought.current = true;
    go(href);
  };
  useEffect(() => {
    // On a phone the answer is below the form.
    if (isSought.current && found && narrow) results.current?.scrollIntoView({ block: "start" });
    if (found) isSought.current = false;
  }, [found, narrow]);
  return (
    <div className="relative flex min-h-0 grow max-md:block" aria-busy={pending}>
      {pending && <div className="absolute inset-x-0 top-0 z-40 h-0.5 overflow-hidden"><div className="h-full w-1/3 animate-sweep bg-tally" /></div>}
      <div className="relative flex min-w-0 grow scroll-pb-20 flex-col md:overflow-y-auto">
        <PageHeader title={text.find.title} lead={text.find.lead} />
        <FindForm {...{ find, project, words, today, currency, errors, pending }} searchProjects={findProjects} onFind={ask} />
        <div ref={results}>
          {found ? (
            <Found candidates={found.candidates} range={found} isSlot={find.how === "slot"} zone={zone} chosenIds={panel.chosenIds} acts={panel.acts} pending={pending} />
          ) : (
            <EmptyState icon={UserSearch} title={text.find.start}>
              {text.find.startDetail}
            </EmptyState>
          )}
        </div>
        <BundleBar chosen={panel.chosen} isOpen={panel.shown?.kind === "together"} statuses={panel.acts.statuses} onBook={panel.bookTogether} onLeaveOut={panel.leaveOut} />
      </div>
      <FindPanel panel={panel} projects={projects} searchProjects={findProjects} zone={zone} go={go} onDone={refresh} />
    </div>
  );
}
