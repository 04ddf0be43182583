/** A change that was made: of this booking, by this version of it. */
export type Made = { id: string; version: number };
/** What one act changed: one booking, or several together. */
export type Step = readonly Made[];
/** What was done here and can be undone, the last one last; and what was undone and can be done again. Both are changes like any others. */
export type Steps = { done: readonly Step[]; undone: readonly Step[] };

export const NO_STEPS: Steps = { done: [], undone: [] };
const MOST = 50;

/** Something was done: what was undone before can no longer be done again. */
export const did = ({ done }: Steps, step: Step): Steps => (step.length === 0 ? { done, undone: [] } : { done: [...done, step].slice(-MOST), undone: [] });

const isSame = (a: Step, b: Step) => JSON.stringify(a) === JSON.stringify(b);

/** A step was undone, by changes that can be undone themselves; what could not be undone is left out of these. */
export const undid = ({ done, undone }: Steps, step: Step, by: Step): Steps => ({ done: done.filter((one) => !isSame(one, step)), undone: by.length === 0 ? undone : [...undone, by] });
export const redid = ({ done, undone }: Steps, step: Step, by: Step): Steps => ({ done: by.length === 0 ? done : [...done, by], undone: undone.filter((one) => !isSame(one, step)) });

/** What was kept from before a reload; nothing when it cannot be read. */
export function readSteps(kept: string | null): Steps {
  try {
    const { done, undone } = JSON.parse(kept ?? "") as Steps;
    const isStep = (step: unknown) => Array.isArray(step) && step.every((made: Made) => typeof made.id === "string" && Number.isInteger(made.version));
    return done.every(isStep) && undone.every(isStep) ? { done, undone } : NO_STEPS;
  } catch {
    return NO_STEPS;
  }
}
