import type { Stretch } from "@/lib/stretch";
import type { Candidate } from "@/modules/booking/availability/contract";
import { type Draft, newDraft } from "@/ui/booking/draft";
import type { Option } from "@/ui/primitives/option-list";
import { dateAt } from "@/ui/schedule/week";
import type { FindQuery } from "./query";
import { atStretch, freeOfAll, whenOf } from "./when";

export type Status = Draft["status"];
/** One of those who are to be booked together. @param allocation what was asked for of its capacity; undefined: the usual */
export type Chosen = { candidate: Candidate; allocation: number | undefined };

/** What may be made of whoever is found, by the most that the caller may. */
export function statusesOf(most: Status | undefined): readonly Status[] {
  if (most === "confirmed") return ["confirmed", "hold"];
  return most ? [most] : [];
}

/** What was asked for of the capacity of each. */
export const allocationOf = ({ share }: FindQuery) => (share ? Number(share) : undefined);

/** How much was asked for; 0 while what is asked makes no sense. */
export const minutesOf = ({ amount }: FindQuery) => Math.round(Number(amount) * 60) || 0;

type About = { find: FindQuery; project: Option | undefined; status: Status; zone: string };

/** A booking of these people for what was asked for, at the first time at which all of them are free. `minutes`: so much of it they have free together. */
export function draftFor(candidates: readonly Candidate[], { find, project, status, zone }: About): { draft: Draft; minutes: number } {
  const [first] = candidates;
  // Of several, by whose calendar days are counted while they are entered.
  const resource = first && { value: first.resourceId, label: first.name, detail: first.department };
  const draft = newDraft(first ? dateAt(Date.parse(first.slot.start), zone) : "", resource, project, status);
  const zones = new Set(candidates.map(({ timeZone }) => timeZone));
  const dayZone = zones.size === 1 && first ? first.timeZone : zone;
  const found = whenOf(freeOfAll(candidates), { isSlot: find.how === "slot", minutes: minutesOf(find), zone, dayZone });
  if (!found) return { draft, minutes: 0 };
  const { when, minutes } = found;
  // Days of people in several zones are said in the studio's.
  return { draft: { ...draft, ...when, days: { ...when.days, ...(zones.size > 1 && { timeZone: dayZone }) } }, minutes };
}

/** A booking of one of them at just this stretch. */
export function draftAt(candidate: Candidate, stretch: Stretch, about: About): Draft {
  return { ...draftFor([candidate], about).draft, ...atStretch(stretch, about.zone) };
}
