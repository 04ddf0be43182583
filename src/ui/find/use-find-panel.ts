"use client";
import { useCallback, useMemo, useState } from "react";
import type { Candidate } from "@/modules/booking/availability/contract";
import type { Draft } from "@/ui/booking/draft";
import type { Option } from "@/ui/primitives/option-list";
import type { Acts } from "./candidate-item";
import { allocationOf, type Chosen, draftAt, draftFor, minutesOf, type Status, statusesOf } from "./chosen";
import type { FindQuery } from "./query";

/** What stands beside the list: the booking of one, or of all that are chosen. */
export type Shown = { kind: "one"; draft: Draft; allocation: number | undefined } | { kind: "together"; draft: Draft; minutes: number; asked: number };

type Setting = { find: FindQuery; project: Option | undefined; most: Status | undefined; zone: string };

/** Who is chosen, also of questions before this one, and what is about to be booked. */
export function useFindPanel({ find, project, most, zone }: Setting) {
  const [chosen, setChosen] = useState<readonly Chosen[]>([]);
  const [shown, setShown] = useState<Shown>();
  const [opening, setOpening] = useState(0);
  const [lowered, setLowered] = useState(false);

  const open = useCallback((next: Shown) => {
    setShown(next);
    setOpening((times) => times + 1);
    setLowered(false);
  }, []);
  const together = (all: readonly Chosen[], status: Status) => ({ kind: "together" as const, asked: minutesOf(find), ...draftFor(all.map(({ candidate }) => candidate), { find, project, status, zone }) });
  /** Others are chosen: their common time is another, the rest of what was entered stays. */
  const choose = (all: readonly Chosen[]) => {
    setChosen(all);
    if (shown?.kind !== "together") return;
    if (all.length === 0) return setShown(undefined);
    const { project: entered, phaseId, title, status } = shown.draft;
    const next = together(all, status);
    setShown({ ...next, draft: { ...next.draft, project: entered, phaseId, title } });
  };

  const acts: Acts = {
    statuses: useMemo(() => statusesOf(most), [most]),
    onBook: (candidate, status, stretch) => {
      const about = { find, project, status, zone };
      open({ kind: "one", draft: stretch ? draftAt(candidate, stretch, about) : draftFor([candidate], about).draft, allocation: allocationOf(find) });
    },
    onChoose: (candidate: Candidate, isChosen) => {
      const others = chosen.filter((other) => other.candidate.resourceId !== candidate.resourceId);
      choose(isChosen ? [...others, { candidate, allocation: allocationOf(find) }] : others);
    },
  };
  return {
    chosen,
    chosenIds: useMemo(() => new Set(chosen.map(({ candidate }) => candidate.resourceId)), [chosen]),
    acts,
    shown,
    opening,
    lowered,
    setLowered,
    setDraft: (draft: Draft) => setShown((before) => before && { ...before, draft }),
    bookTogether: (status: Status) => open(together(chosen, status)),
    leaveOut: (resourceIds: readonly string[]) => choose(chosen.filter(({ candidate }) => !resourceIds.includes(candidate.resourceId))),
    /** @param isDone whoever was chosen has been booked */
    close: (isDone = false) => {
      setShown(undefined);
      if (isDone) setChosen([]);
    },
  };
}
export type FindPanelState = ReturnType<typeof useFindPanel>;
