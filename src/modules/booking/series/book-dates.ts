import { newId } from "@/lib/ids";
import type { Principal } from "@/lib/principal";
import { defaultAllocation, type ResourceRow } from "@/modules/resource";
import type { Tx } from "@/services/db";
import { bookMany, type ManyWish, type Outcome } from "../book-many";
import { timesOn } from "../domain/series-dates";
import type { DateResult, OnConflict } from "./contract";
import { templateOf } from "./present";
import type { SeriesRow } from "./repository";
import { orSettle, resultOf } from "./results";

/** `allocation` undefined: all of what is booked; a substitute may have another capacity. */
export type How = { onConflict: OnConflict; allocation: number | undefined; override: string | null };

/**
 * Books dates of a series that is stored, each on its own, by the policy for those that do not fit.
 * @returns the results, what was booked costs, and the writes that were sent and not waited for (see LastWrites)
 * @throws Problem when it is no date's fault: the project or the resource is unknown, or the caller may not book
 */
export async function bookDates(tx: Tx, principal: Principal, series: SeriesRow, dates: string[], how: How): Promise<{ results: DateResult[]; cost: number; writes: Promise<unknown>[] }> {
  const { outcomes, writes } = await bookMany(tx, principal, dates.map((date) => wishFor(series, date, how)));
  const results = await orSettle(writes, () => outcomes.map((outcome) => resultFor(series, how, outcome)));
  const cost = outcomes.reduce((sum, outcome) => sum + (outcome.kind === "booked" && outcome.booking.status === "confirmed" ? (outcome.booking.cost?.amount ?? 0) : 0), 0);
  return { results, cost, writes };
}

function wishFor(series: SeriesRow, date: string, { onConflict, allocation, override }: How): ManyWish {
  const { resourceId, status, substitutes } = templateOf(series);
  const { projectId, phaseId, title, notes } = series;
  const instead = { stop: [], skip: [], hold: status === "confirmed" ? [{ status: "hold" as const }] : [], substitute: substitutes.map((id) => ({ resourceId: id })) }[onConflict];
  const said = { id: newId(), title, notes, externalId: null, expiresAt: null, seriesId: series.id, seriesDate: date };
  return { resourceId, projectId, phaseId, status, allocation, when: timesOn(date, templateOf(series)), override, said, instead };
}

function resultFor(series: SeriesRow, { onConflict }: How, outcome: Outcome): DateResult {
  const date = outcome.wish.said.seriesDate as string;
  if (outcome.kind === "booked") {
    const { id, resourceId, status, start, end, warnings } = outcome.booking;
    const kind = resourceId !== series.resourceId ? "substituted" : status !== series.status ? "held" : "booked";
    return resultOf({ date, outcome: kind, resourceId, bookingId: id, warnings }, { start, end });
  }
  const { problem } = outcome;
  if (problem.status === 404 || problem.status === 400 || problem.code === "forbidden") throw problem;
  return resultOf({ date, outcome: onConflict === "stop" ? "conflict" : "skipped", resourceId: series.resourceId, bookingId: null, problem }, timesOn(date, templateOf(series)));
}

/** What a new date takes: of a series that takes all of its resource, all of what is booked. */
export const allocationOf = ({ allocation }: { allocation: number }, resource: ResourceRow) => (allocation === defaultAllocation(resource) ? undefined : allocation);
