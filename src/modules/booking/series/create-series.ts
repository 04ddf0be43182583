import { newId } from "@/lib/ids";
import type { Principal } from "@/lib/principal";
import { defaultAllocation, type ResourceRow } from "@/modules/resource";
import { type Database, inTenant } from "@/services/db";
import { recordEvents } from "@/services/outbox";
import { minutesUntil } from "../domain/series-change";
import { datesOf, settleRule, timeOfDay } from "../domain/series-dates";
import { bookDates } from "./book-dates";
import type { CreateSeries, SeriesResult } from "./contract";
import { mustBeAllowed, mustFindProject, mustFindResources, namedBy } from "./look-up";
import { type About, perform } from "./perform";
import { presentSeries, seriesEvent } from "./present";
import { insertSeries } from "./repository";
import { answerAfter, answerTo } from "./results";

/**
 * Books a resource on every date of a rule, each date a booking of its own, in one transaction with the events of all; or, in a
 * dry run, says what that would give.
 * @throws Problem 403, 404 (resource, project, phase or a substitute), 400 for a rule without dates, 422 series_too_long, 409
 *   series_conflict with the results when a date cannot be booked and the policy is to stop, 409 budget_exceeded or id_taken
 */
export async function createSeries(db: Database, principal: Principal, input: CreateSeries): Promise<SeriesResult> {
  const { tenantId, actor } = principal;
  const { projectId, phaseId = null, dryRun, onConflict, allocation, override = null } = input;
  const resource = await inTenant(db, tenantId, async (tx) => {
    await mustFindProject(tx, principal, projectId);
    const named = (await mustFindResources(tx, tenantId, namedBy(input))).get(input.resourceId) as ResourceRow;
    await mustBeAllowed(tx, principal, named, input.status, override);
    return named;
  });
  const durationMinutes = input.durationMinutes ?? minutesUntil(timeOfDay(input), input.end as string);
  const repeat = { rule: input.rule, start: input.start, durationMinutes, timeZone: input.timeZone ?? resource.timeZone };
  const rule = settleRule(repeat);
  const dates = datesOf({ ...repeat, rule });

  const about: About = { id: input.id ?? newId(), projectId, phaseId, cost: 0 };
  return perform(db, principal, { dryRun, resourceIds: namedBy(input), about }, async (tx) => {
    const row = await insertSeries(tx, {
      tenantId,
      id: about.id,
      resourceId: input.resourceId,
      projectId,
      phaseId,
      title: input.title,
      notes: input.notes,
      status: input.status,
      allocation: allocation ?? defaultAllocation(resource),
      rule,
      startsLocal: input.start,
      durationMinutes,
      timeZone: repeat.timeZone,
      onConflict,
      substitutes: input.substitutes,
    });
    const series = presentSeries(row);
    await recordEvents(tx, tenantId, actor, [seriesEvent("series:created", series)]);
    const { results, cost, writes } = await bookDates(tx, principal, row, dates, { onConflict, allocation, override });
    about.cost = cost;
    return answerAfter(writes, () => answerTo({ dryRun, series, results }));
  });
}
