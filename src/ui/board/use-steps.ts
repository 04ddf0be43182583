"use client";
import { useEffect, useState } from "react";
import { create } from "zustand";
import { createJSONStorage, persist } from "zustand/middleware";
import type { Booked } from "@/modules/booking/contract";
import type { ApiProblem } from "@/ui/api/client";
import { did, type Made, NO_STEPS, readSteps, redid, type Step, type Steps, undid } from "./steps";

type Revert = (id: string, version: number) => Promise<Booked>;
type Outcome = { made: Made[]; problem: ApiProblem | undefined };

/** Kept for this tab, over reloads; read after React has taken over, for the server knows nothing of it. */
const useStepsStore = create<Steps>()(
  persist(() => NO_STEPS, { name: "board-steps", skipHydration: true, storage: createJSONStorage(() => sessionStorage), merge: (kept) => readSteps(JSON.stringify(kept)) }),
);
const put = (change: (steps: Steps) => Steps): void => {
  useStepsStore.setState(change);
};

/** What was done on this board, undone and done again: also after a reload, for each change is undone by what the server knows of it. */
export function useSteps() {
  const steps = useStepsStore();
  const [pending, setPending] = useState(false);
  useEffect(() => void useStepsStore.persist.rehydrate(), []);

  async function run(step: Step | undefined, revert: Revert, then: typeof undid): Promise<Outcome | undefined> {
    if (!step || pending) return undefined;
    setPending(true);
    const outcome = await takeBack(step, revert);
    // Without a connection nothing was tried: it stays to be undone.
    if (outcome.problem?.status !== 0 || outcome.made.length > 0) put((now) => then(now, step, outcome.made));
    setPending(false);
    return outcome;
  }

  return {
    canUndo: steps.done.length > 0 && !pending,
    canRedo: steps.undone.length > 0 && !pending,
    /** @param step the last one when left out. @returns undefined when there is nothing to undo */
    undo: (revert: Revert, step = useStepsStore.getState().done.at(-1)) => run(step, revert, undid),
    redo: (revert: Revert) => run(useStepsStore.getState().undone.at(-1), revert, redid),
  };
}

/** Something was done on the board. */
export const wroteStep = (step: Step): void => put((now) => did(now, step));

async function takeBack(step: Step, revert: Revert): Promise<Outcome> {
  const made: Made[] = [];
  for (const { id, version } of step.toReversed()) {
    try {
      made.push({ id, version: (await revert(id, version)).version });
    } catch (error) {
      return { made, problem: error as ApiProblem };
    }
  }
  return { made, problem: undefined };
}
