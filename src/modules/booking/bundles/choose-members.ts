import type { Principal } from "@/lib/principal";
import type { Tx } from "@/services/db";
import type { When } from "../contract";
import { matchNeeds } from "../domain/match-needs";
import { needInWords } from "../domain/need-in-words";
import { type Able, rankAble, whyChosen } from "../domain/why-chosen";
import type { Why } from "./contract";
import type { Ask, Field } from "./load-field";
import { type Candidate, isAble, lookAt } from "./look-at";

/** A resource that was chosen for a need, by the need's index and its words. */
export type Pick = { need: number; label: string; candidate: Candidate; why: Why };

/** Who fills the needs; or the needs that cannot be met (together), and all that was looked at for each need. */
export type Choice = { picks: Pick[] } | { short: number[]; candidates: Candidate[][] };

/** Chooses who fills the needs, by an unlocked look: whether they are still free is known once they are booked. */
export async function chooseMembers(tx: Tx, principal: Principal, field: Field, ask: Ask, when: When): Promise<Choice> {
  const promising = await lookAt(tx, principal, field, ask, when, false);
  const choice = match(ask, promising);
  const isAll = promising.every((candidates, need) => candidates.length === field.inQuestion[need]?.length);
  if ("picks" in choice || isAll) return choice;
  return match(ask, await lookAt(tx, principal, field, ask, when, true));
}

function match(ask: Ask, candidates: Candidate[][]): Choice {
  const ranked = ask.needs.map((need, i) => rankAble(need, (candidates[i] as Candidate[]).filter(isAble).map(toAble)));
  const room = new Map(ranked.flat().map(({ id, candidate }) => [id, ask.status === "confirmed" ? candidate.spare : candidate.capacity]));
  const match = matchNeeds(ask.needs.map(({ count }, i) => ({ count, choices: (ranked[i] as Ranked[]).map(({ id, candidate }) => ({ id, size: candidate.allocation })) })), room);
  if ("short" in match) return { short: match.short, candidates };
  const picks = match.taken.flatMap((ids, i) => {
    const need = ask.needs[i] as Ask["needs"][number];
    const able = ranked[i] as Ranked[];
    const asked = (candidates[i] as Candidate[]).find(({ resource }) => resource.id === need.resourceId)?.resource.name;
    return able.filter(({ id }) => ids.includes(id)).map((chosen) => ({ need: i, label: needInWords(need, () => asked), candidate: chosen.candidate, why: whyChosen(need, chosen, able, asked) }));
  });
  return { picks };
}

type Ranked = Able & { candidate: Candidate };

export function toAble(candidate: Candidate): Ranked {
  const { resource, workedOn, spare, allocation, draft } = candidate;
  return { id: resource.id, name: resource.name, workedOn, costMinor: draft?.fields.costMinor ?? null, isFree: spare >= allocation, candidate };
}
