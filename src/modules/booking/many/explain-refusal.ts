import type { Principal } from "@/lib/principal";
import { notFound, Problem } from "@/lib/problem";
import { type Database, inTenant, type Tx, violates } from "@/services/db";
import { draftChange, timesOf } from "../change-booking";
import { allocatedBy, takenBack } from "../domain/allocated";
import { otherRefusal } from "../explain-conflict";
import { loadSettings } from "../load-setting";
import { findBookings, type PricedRow } from "../repository";
import { selectWindowsOf } from "../window-repository";
import { type More, worstOverrun } from "../worst-overrun";
import type { ChangeManyInput } from "./contract";

type One = ChangeManyInput["changes"][number];

/** What PostgreSQL refused for another reason than room, in our words; the error itself when it is nothing of that kind. */
export async function explainRefusal(db: Database, principal: Principal, changes: One[], error: unknown): Promise<unknown> {
  const phaseId = changes.find((change) => change.phaseId)?.phaseId;
  if (phaseId && violates(error, "bookings_phase")) return notFound("phase", phaseId);
  const isBudget = violates(error, "project_allocations_within_budget") || violates(error, "phase_allocations_within_budget");
  if (isBudget) return (await worstOverrun(db, principal, error, await inTenant(db, principal.tenantId, (tx) => selectMore(tx, principal, changes)))) ?? error;
  return otherRefusal(db, principal, { wanted: () => undefined, id: "", externalId: changes.find((change) => change.externalId)?.externalId }, error);
}

/** What the changes would add to each project, and take from it. */
async function selectMore(tx: Tx, principal: Principal, changes: One[]): Promise<More[]> {
  const { tenantId } = principal;
  const ids = changes.map(({ id }) => id);
  const [rows, stored] = await Promise.all([findBookings(tx, tenantId, ids), selectWindowsOf(tx, tenantId, ids)]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const pairs = changes.flatMap((input) => {
    const before = byId.get(input.id);
    return before ? [{ before, input }] : [];
  });
  const both = (key: "resourceId" | "projectId") => [...new Set(pairs.flatMap(({ before, input }) => [before[key], input[key] ?? before[key]]))];
  const setting = await loadSettings(tx, principal, both("resourceId"), both("projectId"), pairs.flatMap(({ before, input }) => timesOf(before, input)));
  const afterOf = (before: PricedRow, input: One): PricedRow => {
    try {
      return draftChange(principal, setting, { before, stored: stored.get(before.id) ?? [], input }).next;
    } catch (problem) {
      if (problem instanceof Problem) return before;
      throw problem;
    }
  };
  return pairs.flatMap(({ before, input }) => [takenBack(allocatedBy(before)), allocatedBy(afterOf(before, input))]);
}
