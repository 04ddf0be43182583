import { type Load, loadOver } from "@/lib/stretch";
import { Temporal } from "@/lib/time";
import { cutWindows, type Step } from "./cut-windows";
import type { TimeRange } from "@/lib/time";

/** The steps after a change that holds from `from` until the next change that is planned already. Neighbours of one capacity become one. */
export function changeSteps(steps: Step[], from: Temporal.Instant, capacity: number): Step[] {
  const { compare } = Temporal.Instant;
  const split = steps.flatMap((step): Step[] => {
    const holds = compare(step.start, from) <= 0 && compare(from, step.end) < 0;
    if (!holds) return [step];
    return [{ ...step, end: from }, { ...step, start: from, capacity }].filter(({ start, end }) => compare(start, end) < 0);
  });
  return split.reduce<Step[]>((merged, step) => {
    const last = merged.at(-1);
    return last?.capacity === step.capacity ? [...merged.slice(0, -1), { ...last, end: step.end }] : [...merged, step];
  }, []);
}

export type Holder = { bookingId: string; allocation: number; windows: TimeRange[] };

/** The bookings at the instants at which together they take more than there is. */
export function overCapacity(holders: Holder[], steps: Step[]): string[] {
  const takers = holders.flatMap(({ bookingId, allocation, windows }) => cutWindows(windows, steps).map(({ start, end, step }) => ({ bookingId, start: start.epochMilliseconds, end: end.epochMilliseconds, load: allocation, step })));
  const over = steps.flatMap((step) => {
    const inStep = takers.filter((taker) => taker.step === step);
    const full = loadOver({ start: step.start.epochMilliseconds, end: step.end.epochMilliseconds }, inStep).filter(({ load }) => load > step.capacity);
    return inStep.filter((taker) => full.some((stretch) => overlap(taker, stretch))).map(({ bookingId }) => bookingId);
  });
  return [...new Set(over)];
}

const overlap = (a: Pick<Load, "start" | "end">, b: Pick<Load, "start" | "end">) => a.start < b.end && b.start < a.end;
