import { newId } from "@/lib/ids";
import type { Money } from "@/lib/money";
import type { Principal } from "@/lib/principal";
import { notFound, Problem } from "@/lib/problem";
import { Temporal } from "@/lib/time";
import { explainBudget } from "@/modules/project";
import { answersTo, type Database, inTenant, LastWrites, lockOf, rehearse, type Tx, violates } from "@/services/db";
import { recordEvents } from "@/services/outbox";
import { bookMany, type ManyWish, type Outcome } from "../book-many";
import { type Need, type When, whenOf } from "../contract";
import { isNoRoom } from "../explain-conflict";
import { expiryOf } from "../holds/expiry";
import { findKit } from "../kits/repository";
import { type Choice, chooseMembers, type Pick } from "./choose-members";
import type { BookedMember, BundleResult, Chosen, CreateBundle } from "./contract";
import { bundleConflict } from "./explain-bundle";
import { type Ask, type Field, loadField } from "./load-field";
import { bundleEvent, presentBundle } from "./present";
import { insertBundle } from "./repository";

/** So often it is chosen without a lock; then everyone in question is locked, and the choice is good. */
const TRIES = 3;
const TRIES_UNDER_LOCKS = 3;

/** Somebody else took one of those that were chosen, before they were locked. */
class Outrun extends Error {
  constructor(readonly problems: Problem[]) {
    super("a resource that was chosen is taken by now");
  }
}

/**
 * Books for all needs or for none, in one transaction. Who is chosen is decided without locks, and holds when it is still so under the locks of
 * the chosen; after some tries under the locks of everyone in question: so it is refused only when it cannot be had.
 * @throws Problem 409 bundle_conflict with the needs that cannot be met, who is in the way, and when they can be; 404 for an unknown project,
 *   phase, kit or named resource, 403 when the caller may book none of them, 409 budget_exceeded, 409 for a taken id
 */
export async function createBundle(db: Database, principal: Principal, input: CreateBundle): Promise<BundleResult> {
  const { tenantId } = principal;
  const { projectId, phaseId = null, status, override = null, dryRun } = input;
  const when = whenOf(input);
  const needs = input.needs ?? (await readKit(db, principal, input.kitId ?? ""));
  const expiresAt = expiryOf(status, input.expiresAt, null, Temporal.Now.instant());
  const about: About = { ask: { projectId, phaseId, status, override, needs }, when, id: input.id ?? newId(), input, expiresAt, costMinor: 0 };
  for (let attempt = 1; ; attempt++) {
    const { field, choice } = await inTenant(db, tenantId, (tx) => choose(tx, principal, about));
    if ("short" in choice) throw await bundleConflict(db, principal, about.ask, when, choice);
    const isForGood = attempt > TRIES;
    const ids = isForGood ? [...new Set(field.inQuestion.flat())] : choice.picks.map(({ candidate }) => candidate.resource.id);
    try {
      const work = (tx: Tx) => (isForGood ? chooseAndBook(tx, principal, about) : book(tx, principal, about, choice.picks));
      return await (dryRun ? rehearse : inTenant)(db, tenantId, work, ids.map((id) => lockOf(tenantId, id)));
    } catch (error) {
      if (error instanceof Short) throw await bundleConflict(db, principal, about.ask, when, error.choice);
      const isOutrun = error instanceof Outrun || isNoRoom(error);
      if (isOutrun && attempt < TRIES + TRIES_UNDER_LOCKS) continue;
      throw error instanceof Outrun ? (error.problems[0] as Problem) : await refusalOf(db, principal, about, error);
    }
  }
}

type About = { ask: Ask; when: When; id: string; input: CreateBundle; expiresAt: Temporal.Instant | null; costMinor: number };

/** Under the locks of everyone in question there are too few. */
class Short extends Error {
  constructor(readonly choice: Extract<Choice, { short: number[] }>) {
    super("not all needs can be met");
  }
}

async function readKit(db: Database, { tenantId }: Principal, id: string): Promise<Need[]> {
  const kit = await inTenant(db, tenantId, (tx) => findKit(tx, tenantId, id));
  if (!kit) throw notFound("kit", id);
  return kit.needs;
}

async function choose(tx: Tx, principal: Principal, { ask, when }: About): Promise<{ field: Field; choice: Choice }> {
  const field = await loadField(tx, principal, ask, [when]);
  return { field, choice: await chooseMembers(tx, principal, field, ask, when) };
}

async function chooseAndBook(tx: Tx, principal: Principal, about: About): Promise<LastWrites<BundleResult>> {
  const { choice } = await choose(tx, principal, about);
  if ("short" in choice) throw new Short(choice);
  return book(tx, principal, about, choice.picks);
}

async function book(tx: Tx, principal: Principal, about: About, picks: Pick[]): Promise<LastWrites<BundleResult>> {
  const { tenantId, actor } = principal;
  const { ask, id, input } = about;
  const chosen = picks.map(({ need, label, why }): Chosen => ({ bookingId: newId(), need, label, why }));
  const bundle = presentBundle(await insertBundle(tx, { tenantId, id, projectId: ask.projectId, title: input.title, kitId: input.kitId ?? null, needs: ask.needs, chosen }));
  await recordEvents(tx, tenantId, actor, [bundleEvent("bundle:created", bundle, chosen.map(({ bookingId }) => bookingId))]);
  const { outcomes, writes } = await bookMany(tx, principal, picks.map((pick, i) => wishFor(about, pick, (chosen[i] as Chosen).bookingId)));
  about.costMinor = outcomes.reduce((sum, outcome) => sum + (outcome.kind === "booked" ? (outcome.booking.cost?.amount ?? 0) : 0), 0);
  const problems = outcomes.flatMap((outcome) => (outcome.kind === "refused" ? outcome.problem : []));
  if (problems.length > 0) {
    await answersTo(writes);
    throw new Outrun(problems);
  }
  return new LastWrites(answerTo(about, bundle, picks, outcomes), writes);
}

function wishFor({ ask, when, id, input, expiresAt }: About, { need, candidate }: Pick, bookingId: string): ManyWish {
  const { projectId, phaseId, status, override, needs } = ask;
  const said = { id: bookingId, title: input.title, notes: input.notes, externalId: null, expiresAt, bundleId: id };
  return { resourceId: candidate.resource.id, projectId, phaseId, status, allocation: needs[need]?.allocation, when, override, said };
}

function answerTo({ input }: About, bundle: ReturnType<typeof presentBundle>, picks: Pick[], outcomes: Outcome[]): BundleResult {
  const members = outcomes.flatMap((outcome, i): BookedMember[] => {
    if (outcome.kind === "refused") return [];
    const { need, label, why, candidate } = picks[i] as Pick;
    const { id, resourceId, status, start, end, days, allocation, cost, version, warnings = [] } = outcome.booking;
    // A booking that a dry run makes does not exist afterwards, nor does its id.
    return [{ need, label, why, bookingId: input.dryRun ? null : id, resourceId, name: candidate.resource.name, status, start, end, days, allocation, cost, version, warnings }];
  });
  return { dryRun: input.dryRun, bundle: input.dryRun ? null : bundle, members, cost: sumOf(members.map(({ cost }) => cost)) };
}

function sumOf(costs: (Money | null)[]): Money | null {
  const [first] = costs;
  if (!first || costs.includes(null)) return null;
  return { amount: costs.reduce((sum, cost) => sum + (cost?.amount ?? 0), 0), currency: first.currency };
}

async function refusalOf(db: Database, principal: Principal, { ask, id, costMinor }: About, error: unknown): Promise<unknown> {
  if (violates(error, "bookings_phase")) return notFound("phase", ask.phaseId ?? "");
  if (violates(error, "bundles_tenant_id_id_pk")) return new Problem(409, "id_taken", "Id taken", `There is already a bundle with the id ${id}: it was stored before, or the id must be made anew.`);
  if (isNoRoom(error)) return new Problem(409, "bundle_conflict", "Not all can be had", "Others were faster each time: nothing was booked. Try again.", { needs: [], next: null });
  return (await explainBudget(db, principal, error, { projectId: ask.projectId, phaseId: ask.phaseId, minor: costMinor })) ?? error;
}
