import type { Principal } from "@/lib/principal";
import { notFound } from "@/lib/problem";
import type { Stretch } from "@/lib/stretch";
import { iso } from "@/lib/time";
import type { AwayKind } from "@/modules/calendar/contract";
import { findAllocation, findProject, type ProjectRow, selectPhases, selectUnreadable } from "@/modules/project";
import { getStudio } from "@/modules/tenant";
import { type Database, inTenant } from "@/services/db";
import type { ProjectStatusReport } from "../contract";
import { dealToWeeks, weeksOver } from "../domain/by-week";
import { countByStatus } from "../repository";
import { selectAwayBookings, selectCounted, selectOpenPlaceholders } from "./repository";

/** A report that listed every booking of a month's leave would help nobody. */
const MOST_CONFLICTS = 50;

/** Something that counts: allocated when confirmed, else forecast. */
type Item = { isAllocated: boolean; phaseId: string | null; cost: number; bill: number | null; isPriced: boolean; minutes: number; stretches: Stretch[] };

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);

/**
 * How a project stands: what is allocated (confirmed), what is forecast beside (holds and open placeholders), what is left, what it
 * earns; by phase and by week; where it is over, and which of its bookings are in conflict.
 * @throws Problem 404, also when it is hidden from the caller
 */
export async function readProjectStatus(db: Database, principal: Principal, id: string): Promise<ProjectStatusReport> {
  const { tenantId } = principal;
  const { timeZone } = await getStudio(db, principal);
  return inTenant(db, tenantId, async (tx) => {
    const project = await findProject(tx, tenantId, id);
    if (!project || (await selectUnreadable(tx, tenantId, principal)).has(id)) throw notFound("project", id);
    const allocated = await findAllocation(tx, tenantId, id);
    const items = [...(await selectCounted(tx, tenantId, id)).map(ofBooking), ...(await selectOpenPlaceholders(tx, tenantId, id)).map(ofPlaceholder)];
    const phases = await selectPhases(tx, tenantId, id);
    const away = await selectAwayBookings(tx, tenantId, id, MOST_CONFLICTS);
    const counts = Object.fromEntries((await countByStatus(tx, tenantId, id)).map(({ status, count }) => [status, count]));
    const parts = [{ phaseId: null, name: project.name, budget: project.budgetMinor, allocated: allocated.minor }, ...phases.map((phase) => ({ phaseId: phase.id, name: phase.name, budget: phase.budgetMinor, allocated: phase.allocatedMinor }))];
    const money = (amount: number) => ({ amount, currency: project.currency });
    return {
      projectId: id,
      ...totals(project, allocated, items),
      phases: parts.slice(1).map(({ phaseId, name, budget, allocated }) => ({
        phaseId: phaseId as string,
        name,
        budget: budget === null ? null : money(budget),
        allocated: money(allocated),
        forecast: money(sum(items.filter((item) => !item.isAllocated && item.phaseId === phaseId).map(({ cost }) => cost))),
        remaining: budget === null ? null : money(budget - allocated),
      })),
      weeks: byWeek(items, timeZone, project.currency),
      overruns: parts.flatMap(({ phaseId, name, budget, allocated }) => (budget !== null && allocated > budget ? [{ phaseId, name, by: money(allocated - budget) }] : [])),
      conflicts: away.map(({ bookingId, resourceId, kind, start, end }) => ({ bookingId, resourceId, kind: kind as AwayKind, start: iso(start), end: iso(end) })),
      bookingsByStatus: { requested: 0, hold: 0, confirmed: 0, cancelled: 0, ...counts },
    };
  });
}

function totals({ budgetMinor, currency, enforcement }: ProjectRow, allocated: { minor: number; minutes: number }, items: Item[]) {
  const money = (amount: number) => ({ amount, currency });
  const forecast = items.filter(({ isAllocated }) => !isAllocated);
  const billed = items.filter(({ isAllocated, bill }) => isAllocated && bill !== null);
  const bill = sum(billed.map((item) => item.bill ?? 0));
  return {
    budget: budgetMinor === null ? null : money(budgetMinor),
    enforcement: enforcement as ProjectStatusReport["enforcement"],
    allocated: money(allocated.minor),
    allocatedMinutes: allocated.minutes,
    forecast: money(sum(forecast.map(({ cost }) => cost))),
    forecastMinutes: sum(forecast.map(({ minutes }) => minutes)),
    remaining: budgetMinor === null ? null : money(budgetMinor - allocated.minor),
    billed: billed.length > 0 ? money(bill) : null,
    margin: billed.length > 0 ? money(bill - sum(billed.map(({ cost }) => cost))) : null,
    unpriced: items.filter(({ isPriced }) => !isPriced).length,
  };
}

function byWeek(items: Item[], zone: string, currency: string): ProjectStatusReport["weeks"] {
  const weeks = weeksOver(items.flatMap(({ stretches }) => stretches), zone);
  const table = weeks.map(({ name, from }) => ({ week: name, from, allocated: { amount: 0, currency }, forecast: { amount: 0, currency }, minutes: 0 }));
  for (const { isAllocated, cost, minutes, stretches } of items) {
    const costs = dealToWeeks(cost, stretches, weeks);
    const worked = dealToWeeks(minutes, stretches, weeks);
    table.forEach((row, i) => {
      row[isAllocated ? "allocated" : "forecast"].amount += costs[i] as number;
      row.minutes += worked[i] as number;
    });
  }
  return table;
}

function ofBooking({ status, phaseId, costMinor, billMinor, minutes, windows }: Awaited<ReturnType<typeof selectCounted>>[number]): Item {
  const stretches = windows.map(([start, end]) => ({ start: Math.round(start * 1_000), end: Math.round(end * 1_000) }));
  return { isAllocated: status === "confirmed", phaseId, cost: costMinor ?? 0, bill: billMinor, isPriced: costMinor !== null, minutes, stretches };
}

function ofPlaceholder({ phaseId, costMinor, minutes, start, end }: Awaited<ReturnType<typeof selectOpenPlaceholders>>[number]): Item {
  return { isAllocated: false, phaseId, cost: costMinor ?? 0, bill: null, isPriced: costMinor !== null, minutes, stretches: [{ start: start.epochMilliseconds, end: end.epochMilliseconds }] };
}
