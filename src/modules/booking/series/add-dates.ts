import type { Principal } from "@/lib/principal";
import { invalidInput, Problem } from "@/lib/problem";
import { Temporal } from "@/lib/time";
import type { ResourceRow } from "@/modules/resource";
import { type Database, inTenant } from "@/services/db";
import type { DateBooking } from "../domain/series-change";
import { datesOf, timesOn } from "../domain/series-dates";
import { allocationOf, bookDates } from "./book-dates";
import type { AddDates, OnConflict, SeriesResult } from "./contract";
import { loadSeries, mustBeAllowed, mustFindResources, namedBy } from "./look-up";
import { type About, perform } from "./perform";
import { presentSeries, templateOf } from "./present";
import { selectDates, type SeriesRow } from "./repository";
import { answerAfter, answerTo } from "./results";

/**
 * Books dates of a series that were skipped: those named, or all that are still to come. A date that was deleted stays deleted.
 * @throws Problem 403, 404, 400 for a date that the series has not, 409 series_date_taken for one that was booked or deleted, and as createSeries
 */
export async function addDates(db: Database, principal: Principal, id: string, input: AddDates): Promise<SeriesResult> {
  const { tenantId } = principal;
  const { dryRun, override = null } = input;
  const { row: seen } = await inTenant(db, tenantId, (tx) => loadSeries(tx, principal, id));
  const about: About = { id, projectId: seen.projectId, phaseId: seen.phaseId, cost: 0 };
  return perform(db, principal, { dryRun, resourceIds: namedBy(seen), about }, async (tx) => {
    const { row, now } = await loadSeries(tx, principal, id, true);
    const resource = (await mustFindResources(tx, tenantId, [row.resourceId])).get(row.resourceId) as ResourceRow;
    await mustBeAllowed(tx, principal, resource, row.status, override);
    const dates = chooseDates(row, await selectDates(tx, tenantId, id), input.dates, now);
    const { onConflict = row.onConflict as OnConflict } = input;
    const { results, cost, writes } = await bookDates(tx, principal, row, dates, { onConflict, allocation: allocationOf(row, resource), override });
    about.cost = cost;
    return answerAfter(writes, () => answerTo({ dryRun, series: presentSeries(row), results }));
  });
}

function chooseDates(row: SeriesRow, bookings: DateBooking[], named: string[] | undefined, now: Temporal.Instant): string[] {
  const template = templateOf(row);
  const dates = datesOf(template);
  const booked = new Map(bookings.map((booking) => [booking.date, booking]));
  if (!named) return dates.filter((date) => !booked.has(date) && Temporal.Instant.compare(timesOn(date, template).start, now) >= 0);
  const foreign = named.findIndex((date) => !dates.includes(date));
  if (foreign >= 0) throw invalidInput([{ path: `dates.${foreign}`, message: `${named[foreign]} is no date of the series` }]);
  const taken = named.flatMap((date) => booked.get(date) ?? []);
  if (taken.length > 0) throw dateTaken(taken);
  return dates.filter((date) => named.includes(date));
}

function dateTaken(taken: DateBooking[]): Problem {
  const { date, status, id } = taken[0] as DateBooking;
  const detail = status === "cancelled" ? `${date} was deleted, and stays so: undo the cancelling of its booking ${id} instead.` : `${date} is booked already (${id}): name dates that were skipped.`;
  return new Problem(409, "series_date_taken", "Not skipped", detail, { dates: taken.map((booking) => ({ date: booking.date, bookingId: booking.id, status: booking.status })) });
}
