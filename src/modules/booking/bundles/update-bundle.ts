import type { Principal } from "@/lib/principal";
import { Problem } from "@/lib/problem";
import { explainBudget } from "@/modules/project";
import { getStudio } from "@/modules/tenant";
import { type Database, inTenant, lockOf, type Tx } from "@/services/db";
import { recordEvents } from "@/services/outbox";
import { type ChangeOutcome, changeMany } from "../change-many";
import type { BookingStatus } from "../contract";
import { planBundleChange } from "../domain/bundle-change";
import { isNoRoom } from "../explain-conflict";
import type { DetailedBundle, UpdateBundle } from "./contract";
import { bundleEvent, presentBundle, presentDetailed } from "./present";
import { loadBundle } from "./read-bundles";
import { type BundleRow, type MemberRow, type NamedBundleRow, selectMembers, updateBundleRow } from "./repository";

const TRIES = 4;

/** A booking of the bundle went to another resource before the locks were taken. */
class Outrun extends Error {}

/**
 * Moves, confirms or cancels all bookings of a bundle that are not cancelled, all of them or none. A change that changes nothing is no new version.
 * @param version the version that the caller saw; undefined takes whatever is there
 * @throws Problem 403, 404, 409 bundle_conflict with the bookings that cannot, 409 bundle_cancelled when none is left, 409 budget_exceeded, 412 with the present state
 */
export async function updateBundle(db: Database, principal: Principal, id: string, version: number | undefined, input: UpdateBundle): Promise<DetailedBundle> {
  const { tenantId } = principal;
  const { timeZone } = await getStudio(db, principal);
  for (let attempt = 1; ; attempt++) {
    const seen = await inTenant(db, tenantId, (tx) => loadBundle(tx, principal, id));
    const locked = new Set(seen.members.map(({ resourceId }) => resourceId));
    try {
      return await inTenant(db, tenantId, (tx) => change(tx, principal, { id, version, input, locked, timeZone }), [...locked].map((resourceId) => lockOf(tenantId, resourceId)));
    } catch (error) {
      const isOutrun = error instanceof Outrun || isNoRoom(error);
      if (!isOutrun || attempt === TRIES) throw await refusalOf(db, principal, seen, error);
    }
  }
}

type Asked = { id: string; version: number | undefined; input: UpdateBundle; locked: Set<string>; timeZone: string };

async function change(tx: Tx, principal: Principal, { id, version, input, locked, timeZone }: Asked): Promise<DetailedBundle> {
  const { tenantId, actor } = principal;
  const { row, members } = await loadBundle(tx, principal, id, true);
  if (version !== undefined && row.version !== version) throw stale(row, members);
  if (members.some(({ resourceId }) => !locked.has(resourceId))) throw new Outrun();
  const { title = row.title, ...rest } = input;
  const plan = planBundleChange(members.map((member) => ({ ...member, status: member.status as BookingStatus })), row.title, input, timeZone);
  if (plan.length === 0 && Object.values(rest).some((value) => value !== undefined)) throw allCancelled(row);
  const outcomes = await changeMany(tx, principal, plan);
  mustAllFit(members, outcomes);
  const versions = new Map(members.map((member) => [member.id, member.version]));
  const changed = outcomes.filter((outcome) => "booking" in outcome && outcome.booking.version !== versions.get(outcome.id));
  if (changed.length === 0 && title === row.title) return presentDetailed(row, members);
  const after = await updateBundleRow(tx, tenantId, id, { title });
  await recordEvents(tx, tenantId, actor, [bundleEvent("bundle:updated", presentBundle(after), changed.map((outcome) => outcome.id), title === row.title ? {} : { title: row.title })]);
  return presentDetailed({ ...after, projectName: row.projectName }, await selectMembers(tx, tenantId, id));
}

/** @throws Problem 409 when one does not fit; what all are refused for alike, where that is a 403 */
function mustAllFit(members: MemberRow[], outcomes: ChangeOutcome[]): void {
  const refused = outcomes.flatMap((outcome) => ("problem" in outcome ? outcome : []));
  const first = refused[0];
  if (!first) return;
  const forbidden = refused.find(({ problem }) => problem.status === 403 || problem.status === 400);
  if (forbidden) throw forbidden.problem;
  const tell = ({ id, problem }: (typeof refused)[number]) => {
    const member = members.find((one) => one.id === id);
    return { bookingId: id, resourceId: member?.resourceId, name: member?.resourceName, code: problem.code, detail: problem.message, conflicts: problem.extra.conflicts ?? [] };
  };
  const detail = `${refused.length} of ${outcomes.length} bookings cannot follow, and nothing was changed. The first is ${tell(first).name}: ${first.problem.message}`;
  throw new Problem(409, "bundle_conflict", "Not all can follow", detail, { members: refused.map(tell) });
}

function stale(row: NamedBundleRow, members: MemberRow[]): Problem {
  return new Problem(412, "stale_version", "Changed since", `It is now at version ${row.version}: look at it again, then repeat the change.`, { current: presentDetailed(row, members) });
}

function allCancelled({ title }: BundleRow): Problem {
  return new Problem(409, "bundle_cancelled", "Cancelled", `All bookings of the bundle${title ? ` ${title}` : ""} are cancelled: make a new one.`);
}

async function refusalOf(db: Database, principal: Principal, { row, members }: { row: BundleRow; members: MemberRow[] }, error: unknown): Promise<unknown> {
  if (error instanceof Outrun || isNoRoom(error)) return new Problem(409, "bundle_conflict", "Not all can follow", "Others were faster each time, and nothing was changed: try again.", { members: [] });
  const minor = members.reduce((sum, { status, costMinor }) => sum + (status === "cancelled" ? 0 : (costMinor ?? 0)), 0);
  return (await explainBudget(db, principal, error, { projectId: row.projectId, phaseId: members.find(({ phaseId }) => phaseId !== null)?.phaseId ?? null, minor })) ?? error;
}
