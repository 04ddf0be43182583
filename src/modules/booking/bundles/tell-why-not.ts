import type { Principal } from "@/lib/principal";
import { Problem } from "@/lib/problem";
import type { Tx } from "@/services/db";
import type { Blocker, When } from "../contract";
import type { Draft } from "../draft-booking";
import { loadRoom } from "../load-room";
import { presentBlockers } from "../present-blockers";
import { selectBlockersById } from "../repository";
import type { WhyNot } from "./contract";
import { type Ask, type Field, orProblem } from "./load-field";
import { applicantFor, type Candidate, draftOf } from "./look-at";

/** Why candidates that are not able are not, with the bookings that are in their way. A number of queries that does not depend on theirs. */
export async function tellWhyNot(tx: Tx, principal: Principal, field: Field, ask: Ask, when: When, candidates: Candidate[]): Promise<Map<Candidate, WhyNot>> {
  const applicants = new Map(candidates.flatMap((candidate) => {
    const draft = draftAnyway(principal, field, ask, when, candidate);
    return draft ? [[candidate, applicantFor(ask, draft)] as const] : [];
  }));
  const room = await loadRoom(tx, principal.tenantId, [...applicants.values()], field.setting.now);
  const inTheWay = new Map([...applicants].map(([candidate, applicant]) => [candidate, room.blockersOf(applicant)]));
  const rows = await selectBlockersById(tx, principal.tenantId, [...new Set([...inTheWay.values()].flat())]);
  const blockers = new Map((await presentBlockers(tx, principal, rows)).map((blocker) => [blocker.bookingId, blocker]));
  return new Map(candidates.map((candidate) => [candidate, tell(candidate, (inTheWay.get(candidate) ?? []).flatMap((id) => blockers.get(id) ?? []))]));
}

/** What it would be, had it room; sets its problem where a rule refuses it as well. */
function draftAnyway(principal: Principal, field: Field, ask: Ask, when: When, candidate: Candidate): Draft | undefined {
  const windows = field.windowsAt(when, candidate.resource);
  if (candidate.problem || windows instanceof Problem) return undefined;
  const draft = candidate.draft ?? orProblem(() => draftOf(principal, field, ask, candidate, windows, when));
  if (!(draft instanceof Problem)) return draft;
  candidate.problem = draft;
  return undefined;
}

function tell({ resource, problem, spare, allocation, isHeld }: Candidate, conflicts: Blocker[]): WhyNot {
  const who = { resourceId: resource.id, name: resource.name };
  if (problem) return { ...who, code: problem.code, detail: problem.message, conflicts: [] };
  if (isHeld) return { ...who, code: "held", detail: "It is on hold, and whoever holds it comes first.", conflicts };
  return { ...who, code: "booking_conflict", detail: spare === 0 ? "It is booked." : `Only ${spare} of it is free, and ${allocation} is needed.`, conflicts };
}
