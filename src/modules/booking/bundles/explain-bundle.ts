import type { Principal } from "@/lib/principal";
import { Problem } from "@/lib/problem";
import { iso } from "@/lib/time";
import { getStudio } from "@/modules/tenant";
import { type Database, inTenant, type Tx } from "@/services/db";
import type { When } from "../contract";
import { spanOf } from "../domain/cut-windows";
import { matchNeeds } from "../domain/match-needs";
import { needInWords } from "../domain/need-in-words";
import { shiftDays } from "../domain/shift-when";
import { type Choice, chooseMembers } from "./choose-members";
import type { NextTime, Unmet } from "./contract";
import { type Ask, type Field, loadField } from "./load-field";
import { type Candidate, isAble, lookAtOne } from "./look-at";
import { tellWhyNot } from "./tell-why-not";

/** How far ahead the next time is looked for, and how many of those in question are asked about each day. */
const AHEAD_DAYS = 60;
const MOST_ASKED = 50;
const MOST_DAYS_TRIED = 3;
/** Of so many the refusal tells why they cannot, for each need. */
const MOST_TOLD = 10;

type Short = Extract<Choice, { short: number[] }>;

/**
 * The refusal of a bundle: 409 bundle_conflict with the needs that cannot be met, why those in question cannot, and when all needs
 * can be met next. When it is only that the caller may not book any of them, the 403 that says so.
 */
export async function bundleConflict(db: Database, principal: Principal, ask: Ask, when: When, { short, candidates }: Short): Promise<Problem> {
  const inQuestion = short.flatMap((need) => candidates[need] as Candidate[]);
  const forbidden = inQuestion.find(({ problem }) => problem?.status === 403)?.problem;
  if (forbidden && inQuestion.every(({ problem }) => problem?.status === 403)) return forbidden;
  const { timeZone } = await getStudio(db, principal);
  return inTenant(db, principal.tenantId, async (tx) => {
    const field = await loadField(tx, principal, ask, [when, shiftDays(when, AHEAD_DAYS, timeZone)]);
    const unmet = await tellUnmet(tx, principal, field, ask, when, short, candidates);
    const next = await findNext(tx, principal, field, ask, when, timeZone);
    const detail = `${inWords(unmet)}: nothing was booked. ${next ? `All can be met from ${next.start} on` : `There is no such time within ${AHEAD_DAYS} days`}; or ask for others.`;
    return new Problem(409, "bundle_conflict", "Not all can be had", detail, { needs: unmet, next });
  });
}

function inWords(unmet: Unmet[]): string {
  const alone = unmet.find(({ able, count }) => able < count);
  if (alone) {
    const { count, label, able, matching } = alone;
    return `${count} × ${label}: ${matching === 0 ? "there is none in the studio" : `of the ${matching} there ${matching === 1 ? "is" : "are"}, ${able} can`}`;
  }
  return `${unmet.map(({ label }) => label).join(" and ")} would need ${unmet.reduce((sum, { count }) => sum + count, 0)} at once, of whom not so many can`;
}

async function tellUnmet(tx: Tx, principal: Principal, field: Field, ask: Ask, when: When, short: number[], candidates: Candidate[][]): Promise<Unmet[]> {
  const told = new Map(short.map((need) => [need, (candidates[need] as Candidate[]).filter((candidate) => !isAble(candidate)).slice(0, MOST_TOLD)]));
  const why = await tellWhyNot(tx, principal, field, ask, when, [...new Set([...told.values()].flat())]);
  const nameOf = (id: string) => field.setting.resources.get(id)?.name;
  return short.map((index) => {
    const need = ask.needs[index] as Ask["needs"][number];
    const all = candidates[index] as Candidate[];
    const able = all.filter(isAble).length;
    return {
      need: index,
      label: needInWords(need, nameOf),
      count: need.count,
      matching: all.length,
      able,
      candidates: (told.get(index) ?? []).flatMap((candidate) => why.get(candidate) ?? []),
    };
  });
}

/** The next day on which all needs can be met at the same local times: found without the database but for the last look. */
async function findNext(tx: Tx, principal: Principal, field: Field, ask: Ask, when: When, zone: string): Promise<NextTime | null> {
  let tried = 0;
  for (let day = 1; day <= AHEAD_DAYS && tried < MOST_DAYS_TRIED; day++) {
    const then = shiftDays(when, day, zone);
    if (!mightMeet(principal, field, ask, then)) continue;
    const choice = await chooseMembers(tx, principal, field, ask, then);
    if ("picks" in choice) {
      const { start, end } = spanOf(choice.picks.flatMap(({ candidate }) => candidate.draft?.windows ?? []));
      return { start: iso(start), end: iso(end), days: then.days ?? null };
    }
    tried++;
  }
  return null;
}

/** By the rules and the room of the most promising ones, in working time also where the studio would only warn. */
function mightMeet(principal: Principal, field: Field, ask: Ask, when: When): boolean {
  const total = ask.needs.reduce((sum, { count }) => sum + count, 0);
  const room = new Map<string, number>();
  const seats: Parameters<typeof matchNeeds>[0] = [];
  for (const [i, need] of ask.needs.entries()) {
    const choices: { id: string; size: number }[] = [];
    let asked = 0;
    for (const id of field.inQuestion[i] as string[]) {
      if (choices.length === total || asked === MOST_ASKED) break;
      const { draft, problem, spare, capacity, allocation } = lookAtOne(principal, field, ask, need, id, when);
      if (draft ?? problem) asked++;
      if (!draft || draft.warnings.some(({ code }) => code === "outside_working_time")) continue;
      room.set(id, ask.status === "confirmed" ? spare : capacity);
      choices.push({ id, size: allocation });
    }
    if (choices.length < need.count) return false;
    seats.push({ count: need.count, choices });
  }
  return "taken" in matchNeeds(seats, room);
}
