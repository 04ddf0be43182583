import { newId } from "@/lib/ids";
import type { Principal } from "@/lib/principal";
import { Problem } from "@/lib/problem";
import type { TimeRange } from "@/lib/time";
import type { ResourceTime } from "@/modules/calendar";
import { defaultAllocation } from "@/modules/resource";
import type { Tx } from "@/services/db";
import { askTurnaround } from "../ask-turnaround";
import type { Need, When } from "../contract";
import { cutWindows, leastCapacity } from "../domain/cut-windows";
import { spareIn } from "../domain/spare";
import { type Draft, draftBooking } from "../draft-booking";
import { type Applicant, applicantOf, loadRoom } from "../load-room";
import type { TargetResource } from "../repository";
import { type Ask, type Field, orProblem } from "./load-field";

/** A resource that was looked at for a need. */
export type Candidate = {
  resource: TargetResource & { time: ResourceTime };
  workedOn: boolean;
  allocation: number;
  /** The least of it that confirmed bookings leave free in the windows, and the least that there is of it. */
  spare: number;
  capacity: number;
  /** What booking it would be; none where there is no room for it, or a rule refuses it. */
  draft?: Draft;
  /** Why a rule refuses it. */
  problem?: Problem;
  /** Whether others hold it, who come first. */
  isHeld?: boolean;
};

/** At least so many resources with room are asked about the rules before the others are, and twice as many as are needed. */
const MOST_ASKED = 100;

/**
 * Looks at those in question for each need: in working time by the rules, with room all along, rested, and not held by others. The
 * number of queries does not depend on how many there are.
 * @param all also those beyond the most promising ones, when these are many
 */
export async function lookAt(tx: Tx, principal: Principal, field: Field, ask: Ask, when: When, all: boolean): Promise<Candidate[][]> {
  const looked = new Map<string, Candidate>();
  const most = Math.max(MOST_ASKED, 2 * ask.needs.reduce((sum, { count }) => sum + count, 0));
  const candidates = ask.needs.map((need, i) => {
    let asked = 0;
    return (field.inQuestion[i] as string[]).flatMap((id) => {
      if (!all && asked >= most) return [];
      const key = `${id} ${need.allocation ?? ""}`;
      const candidate = looked.get(key) ?? lookAtOne(principal, field, ask, need, id, when);
      looked.set(key, candidate);
      if (candidate.draft ?? candidate.problem) asked++;
      return candidate;
    });
  });
  await askOthers(tx, principal, field, ask, [...looked.values()]);
  return candidates;
}

/** Whether it can be booked as asked. What is not confirmed takes nothing yet, and so always has room. */
export const isAble = ({ draft, problem, isHeld }: Candidate) => draft !== undefined && problem === undefined && !isHeld;

/** All that can be said of one resource without asking the database again. */
export function lookAtOne(principal: Principal, field: Field, ask: Ask, need: Need, id: string, when: When): Candidate {
  const resource = field.setting.resources.get(id) as Candidate["resource"];
  const workedOn = field.workedOn.has(id);
  const windows = field.windowsAt(when, resource);
  if (windows instanceof Problem) return { resource, workedOn, allocation: need.allocation ?? 0, spare: 0, capacity: 0, problem: windows };
  const capacity = leastCapacity(windows, resource.steps);
  const allocation = need.allocation ?? defaultAllocation({ kind: resource.kind, capacity });
  const cut = cutWindows(windows, resource.steps).map(({ start, end, step }) => ({ start: start.epochMilliseconds, end: end.epochMilliseconds, capacity: step.capacity }));
  const candidate = { resource, workedOn, allocation, capacity, spare: spareIn(cut, field.takersOf(id)) };
  if (ask.status === "confirmed" && candidate.spare < allocation && allocation <= capacity) return candidate;
  const draft = orProblem(() => draftOf(principal, field, ask, candidate, windows, when));
  return draft instanceof Problem ? { ...candidate, problem: draft } : { ...candidate, draft };
}

/** @throws Problem as draftBooking */
export function draftOf(principal: Principal, field: Field, { projectId, phaseId, status, override }: Ask, { resource, allocation }: Pick<Candidate, "resource" | "allocation">, windows: TimeRange[], when: When): Draft {
  return draftBooking(principal, { ...field.setting, cards: field.cardsOf(resource.id) }, { resourceId: resource.id, projectId, phaseId, status, allocation, when, override, windows });
}

/** What the candidate wants, were it booked. */
export const applicantFor = ({ override }: Ask, draft: Draft): Applicant => applicantOf(draft, newId(), override !== null);

/** Says of those that would not have their rest, or are held by others, that they are not able. */
async function askOthers(tx: Tx, { tenantId }: Principal, { setting }: Field, ask: Ask, candidates: Candidate[]): Promise<void> {
  const able = candidates.filter((candidate): candidate is Candidate & { draft: Draft } => isAble(candidate));
  const restless = await askTurnaround(tx, tenantId, setting, able.map(({ draft }) => draft));
  const applicants = new Map(able.map((candidate) => [candidate, applicantFor(ask, candidate.draft)]));
  const room = await loadRoom(tx, tenantId, [...applicants.values()], setting.now);
  for (const [candidate, applicant] of applicants) {
    const refusal = restless.get(candidate.draft);
    if (refusal) candidate.problem = refusal;
    else candidate.isHeld = ask.status === "confirmed" && room.blockersOf(applicant).length > 0;
  }
}
