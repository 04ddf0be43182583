import { newId } from "@/lib/ids";
import type { Principal } from "@/lib/principal";
import { Problem } from "@/lib/problem";
import { allocationElsewhere, type ResourceRow } from "@/modules/resource";
import { type Database, inTenant, type Tx } from "@/services/db";
import { recordEvents } from "@/services/outbox";
import { changeMany, type ChangeOutcome } from "../change-many";
import { type Plan, planChange, type Step, type Template } from "../domain/series-change";
import { timesOn } from "../domain/series-dates";
import { allocationOf, bookDates } from "./book-dates";
import type { DateResult, Series, SeriesResult, UpdateSeries } from "./contract";
import { loadSeries, mustBeAllowed, mustFindResources, namedBy } from "./look-up";
import { type About, perform } from "./perform";
import { columnsOf, presentSeries, seriesEvent, templateOf } from "./present";
import { handOver, insertSeries, selectDates, type SeriesRow, updateSeriesRow } from "./repository";
import { answerAfter, answerTo, resultOf } from "./results";

/**
 * Changes all dates of a series that have not begun, or those from a date on, which then are a series of their own: all of them, or none
 * when one does not fit; new dates by the policy of the series. See planChange for what is left alone.
 * @param version the version that the caller saw; undefined takes whatever is there
 * @throws Problem as createSeries, and 412 with the present state
 */
export async function updateSeries(db: Database, principal: Principal, id: string, version: number | undefined, input: UpdateSeries): Promise<SeriesResult> {
  const { tenantId } = principal;
  const { dryRun } = input;
  const seen = await inTenant(db, tenantId, async (tx) => ({ row: (await loadSeries(tx, principal, id)).row, dates: await selectDates(tx, tenantId, id) }));
  const named = [...namedBy(seen.row), ...(input.resourceId ? [input.resourceId] : []), ...(input.substitutes ?? [])];
  const about: About = { id, projectId: seen.row.projectId, phaseId: seen.row.phaseId, cost: 0 };
  return perform(db, principal, { dryRun, resourceIds: [...named, ...seen.dates.map(({ resourceId }) => resourceId)], about }, async (tx) => {
    const { row, now } = await loadSeries(tx, principal, id, true);
    if (version !== undefined && row.version !== version) throw stale(presentSeries(row));
    const resources = await mustFindResources(tx, tenantId, named);
    await mustBeAllowed(tx, principal, resources.get(row.resourceId) as ResourceRow, row.status, input.override);
    const plan = planChange(templateOf(row), await selectDates(tx, tenantId, id), input, now);
    const after = await store(tx, principal, row, { ...plan, template: withAllocation(row, plan.template, input, resources) }, input.from);

    const changes = plan.steps.filter((step) => step.kind === "change" || step.kind === "cancel");
    const outcomes = await changeMany(tx, principal, changes.map((step) => ({ id: step.booking.id, input: step.kind === "cancel" ? { status: "cancelled" as const } : step.input })));
    const kept = plan.steps.flatMap((step) => (step.kind === "keep" ? resultOf({ date: step.date, outcome: "kept", resourceId: step.booking.resourceId, bookingId: step.booking.id, why: step.why }, step.booking) : []));
    const changed = changes.map((step, i) => changeResult(step, outcomes[i] as ChangeOutcome, templateOf(after)));
    const so = { dryRun, series: presentSeries(after), splitFrom: plan.ended && id };
    // Where a change does not fit, nothing moved: what new dates would find there says nothing.
    if (changed.some(({ outcome }) => outcome === "conflict")) return answerTo({ ...so, results: [...kept, ...changed] });

    const added = plan.steps.flatMap((step) => (step.kind === "add" ? step.date : []));
    const allocation = allocationOf(after, resources.get(after.resourceId) as ResourceRow);
    const { results, cost, writes } = await bookDates(tx, principal, after, added, { onConflict: templateOf(after).onConflict, allocation, override: input.override ?? null });
    about.cost = cost;
    return answerAfter(writes, () => answerTo({ ...so, results: [...kept, ...changed, ...results] }));
  });
}

/** On another resource it takes what its bookings will: see allocationElsewhere. */
function withAllocation(row: SeriesRow, template: Template, { allocation }: UpdateSeries, resources: Map<string, ResourceRow>): Template {
  if (template.resourceId === row.resourceId || allocation !== undefined) return template;
  return { ...template, allocation: allocationElsewhere(row.allocation, resources.get(row.resourceId) as ResourceRow, resources.get(template.resourceId) as ResourceRow) };
}

/** Stores what the series now says; a part that was split off is a new series, which gets the bookings from `from` on. */
async function store(tx: Tx, { tenantId, actor }: Principal, row: SeriesRow, { template, ended }: Plan, from: string | undefined): Promise<SeriesRow> {
  const columns = columnsOf(template);
  if (ended !== undefined && from !== undefined) {
    const { projectId, phaseId } = row;
    const before = await updateSeriesRow(tx, tenantId, row.id, { rule: ended });
    const after = await insertSeries(tx, { tenantId, id: newId(), projectId, phaseId, ...columns });
    await handOver(tx, tenantId, row.id, after.id, from);
    await recordEvents(tx, tenantId, actor, [seriesEvent("series:updated", presentSeries(before), { before: { rule: row.rule } }), seriesEvent("series:created", presentSeries(after), { splitFrom: row.id })]);
    return after;
  }
  const [was, will] = [presentSeries(row), presentSeries({ ...row, ...columns })];
  const changed = (Object.keys(will) as (keyof Series)[]).filter((field) => JSON.stringify(was[field]) !== JSON.stringify(will[field]));
  if (changed.length === 0) return row;
  const after = await updateSeriesRow(tx, tenantId, row.id, columns);
  await recordEvents(tx, tenantId, actor, [seriesEvent("series:updated", presentSeries(after), { before: Object.fromEntries(changed.map((field) => [field, was[field]])) })]);
  return after;
}

function changeResult(step: Extract<Step, { kind: "change" | "cancel" }>, outcome: ChangeOutcome, template: Template): DateResult {
  const { date, booking } = step;
  const known = { date, bookingId: booking.id };
  if ("booking" in outcome) return resultOf({ ...known, outcome: step.kind === "cancel" ? "cancelled" : "changed", resourceId: outcome.booking.resourceId, warnings: outcome.booking.warnings }, outcome.booking);
  const start = step.kind === "change" ? step.input.start : undefined;
  return resultOf({ ...known, outcome: "conflict", resourceId: template.resourceId, problem: outcome.problem }, start ? timesOn(date, template) : booking);
}

function stale(current: Series): Problem {
  return new Problem(412, "stale_version", "Changed since", `It is now at version ${current.version}: look at it again, then repeat the change.`, { current });
}
