import { Problem } from "@/lib/problem";
import { iso, type TimeRange } from "@/lib/time";
import { LastWrites } from "@/services/db";
import type { Blocker } from "../contract";
import { type Counts, type DateResult, OUTCOMES, type Series, type SeriesResult } from "./contract";

/** What is known of a date, beside when it is; `why`, `warnings` and `problem` only where there is one. */
type Known = Pick<DateResult, "date" | "outcome" | "resourceId" | "bookingId"> & Partial<Pick<DateResult, "why" | "warnings">> & { problem?: Problem };

export function resultOf({ problem, why = null, warnings = [], ...known }: Known, { start, end }: { [Side in keyof TimeRange]: TimeRange[Side] | string }): DateResult {
  const text = (instant: TimeRange["start"] | string) => (typeof instant === "string" ? instant : iso(instant));
  return { ...known, start: text(start), end: text(end), why, warnings, problem: problem ? { code: problem.code, detail: problem.message, conflicts: (problem.extra.conflicts as Blocker[] | undefined) ?? [] } : null };
}

export function countOutcomes(results: DateResult[]): Counts {
  const counts = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])) as Counts;
  for (const { outcome } of results) counts[outcome]++;
  return counts;
}

/**
 * The answer to a call, or its refusal: when a date stands in its way, a dry run says so and the real call throws, so that
 * nothing of it stays.
 * @throws Problem 409 series_conflict with the results
 */
export function answerTo(given: { dryRun: boolean; series: Series; splitFrom?: string | undefined; results: DateResult[] }): SeriesResult {
  const { dryRun, splitFrom } = given;
  const results = given.results.toSorted((a, b) => (a.date < b.date ? -1 : 1));
  const counts = countOutcomes(results);
  const first = results.find(({ outcome }) => outcome === "conflict");
  if (first && !dryRun) throw seriesConflict(first, results, counts);
  // A booking that a dry run makes does not exist afterwards, nor does its id.
  const isNew = ({ outcome }: DateResult) => outcome === "booked" || outcome === "held" || outcome === "substituted";
  const shown = results.map((result) => (isNew(result) && (dryRun || first) ? { ...result, bookingId: null } : result));
  return { dryRun, refused: first !== undefined, series: dryRun ? null : given.series, splitFrom: (!dryRun && splitFrom) || null, timeZone: given.series.timeZone, results: shown, counts };
}

function seriesConflict(first: DateResult, results: DateResult[], counts: Counts): Problem {
  const detail = `${counts.conflict} of ${results.length} dates cannot be booked, and nothing was stored. The first is ${first.date}: ${first.problem?.detail} Or let such dates be skipped, pencilled or substituted (onConflict).`;
  return new Problem(409, "series_conflict", "Some dates are taken", detail, { results: results.map((result) => ({ ...result, bookingId: null })), counts });
}

/** Runs `work`; when it throws, waits for what was sent before: the error of a write must not go unheard. */
export async function orSettle<T>(writes: Promise<unknown>[], work: () => T): Promise<T> {
  try {
    return work();
  } catch (error) {
    await Promise.allSettled(writes);
    throw error;
  }
}

/** The answer with the writes that it stands for; of a dry run that would be refused, without: the real call would not come to them. */
export async function answerAfter(writes: Promise<unknown>[], answer: () => SeriesResult): Promise<SeriesResult | LastWrites<SeriesResult>> {
  const result = await orSettle(writes, answer);
  if (!result.refused) return new LastWrites(result, writes);
  await Promise.allSettled(writes);
  return result;
}
