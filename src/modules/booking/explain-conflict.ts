import type { Principal } from "@/lib/principal";
import { notFound, Problem } from "@/lib/problem";
import { explainBudget } from "@/modules/project";
import { type Database, inTenant, violates } from "@/services/db";
import type { Alternatives, Blocker } from "./contract";
import { NotWorking } from "./draft-booking";
import { findAlternatives } from "./find-alternatives";
import { type Wanted, wantedBy } from "./wanted";
import { NoRoom } from "./place-windows";
import { presentBlockers } from "./present-blockers";
import { selectBlockers } from "./repository";

const TRIES = 3;

/** What a refusal is about. `wanted` is known once the booking was looked at. */
export type About = { wanted: () => Wanted | undefined; id: string; externalId?: string | null | undefined };

/**
 * Runs `book`; when PostgreSQL says no, answers with why, in our words. When there was no room and whoever had it is gone by
 * the time we look, it is tried again.
 * @throws Problem 409 booking_conflict with `conflicts` and `alternatives`, a refusal for working time with `alternatives`, 409 budget_exceeded, 409 for a taken id, 404 for a phase that the
 *   project lacks, and whatever else `book` throws
 */
export async function orExplain<T>(db: Database, principal: Principal, about: About, book: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await book();
    } catch (error) {
      const slot = about.wanted();
      if (error instanceof Problem) throw await withAlternatives(db, principal, about, error);
      if (!slot || !isNoRoom(error)) throw await otherRefusal(db, principal, about, error);
      const { conflicts, alternatives } = await explain(db, principal, slot);
      if (conflicts.length > 0 || attempt === TRIES) throw bookingConflict(conflicts, alternatives);
    }
  }
}

/** Refusals of the time that was wanted, by the rules. */
const OF_TIME = ["resource_away", "outside_working_time", "turnaround"];

async function withAlternatives(db: Database, { tenantId }: Principal, { wanted, id }: About, problem: Problem): Promise<Problem> {
  const slot = problem instanceof NotWorking ? wantedBy(problem.draft, id) : wanted();
  if (!slot || !OF_TIME.includes(problem.code)) return problem;
  const alternatives = await inTenant(db, tenantId, (tx) => findAlternatives(tx, tenantId, slot));
  return new Problem(problem.status, problem.code, problem.title, problem.message, { ...problem.extra, alternatives });
}

/** Whether the refusal is that somebody else has the time. */
export const isNoRoom = (error: unknown) => error instanceof NoRoom || violates(error, "no_double_booking");

/** What PostgreSQL refused for another reason than room, in our words; the error itself when it is nothing of that kind. */
export async function otherRefusal(db: Database, principal: Principal, { wanted, id, externalId }: About, error: unknown): Promise<unknown> {
  const slot = wanted();
  const overBudget = slot && (await explainBudget(db, principal, error, { projectId: slot.projectId, phaseId: slot.phaseId, minor: slot.costMinor ?? 0 }));
  if (violates(error, "bookings_phase")) return notFound("phase", slot?.phaseId ?? "");
  return overBudget ?? takenId(error, id, externalId) ?? error;
}

function takenId(error: unknown, id: string, externalId: string | null | undefined): Problem | undefined {
  if (violates(error, "bookings_tenant_id_id_pk")) return new Problem(409, "id_taken", "Id taken", `There is already a booking with the id ${id}: it was stored before, or the id must be made anew.`);
  if (violates(error, "bookings_external_id")) return new Problem(409, "external_id_taken", "External id taken", `There is already a booking with the externalId ${externalId}: change that one instead.`);
  return undefined;
}

/** The refusal for a time that is taken. */
export function bookingConflict(conflicts: Blocker[], alternatives?: Alternatives): Problem {
  const first = conflicts[0];
  const holder = first ? `${holderOf(first)} has it from ${first.start} to ${first.end}` : "It is taken";
  return new Problem(409, "booking_conflict", "Already booked", `${holder}: choose another time or another resource.`, { conflicts, ...(alternatives && { alternatives }) });
}

/** Who has a time, in words. */
export function holderOf({ projectName, title, ask }: Blocker): string {
  if (projectName === null) return `Another project${ask ? ` (ask ${ask})` : ""}`;
  return title ? `${projectName} (${title})` : projectName;
}

function explain(db: Database, principal: Principal, slot: Wanted): Promise<{ conflicts: Blocker[]; alternatives: Alternatives }> {
  const { tenantId } = principal;
  return inTenant(db, tenantId, async (tx) => {
    const rows = await selectBlockers(tx, tenantId, slot.resourceId, slot.windows, slot.bookingId);
    return { conflicts: await presentBlockers(tx, principal, rows), alternatives: await findAlternatives(tx, tenantId, slot) };
  });
}
