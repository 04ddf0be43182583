import type { Why } from "../bundles/contract";
import type { Need } from "../contract";

/** One that can fill a need, as far as it says why it was chosen. */
export type Able = { id: string; name: string; workedOn: boolean; costMinor: number | null; isFree: boolean };

/**
 * Puts those that can fill a need in order: of what it asks for those that are free (which matters where what is booked takes
 * nothing yet), then who worked on the project, the cheaper, by the order given; after them its substitutes. Where the need
 * names one, that is the first, and its substitutes follow in their order.
 */
export function rankAble<T extends Able>(need: Pick<Need, "resourceId" | "substitutes">, able: T[]): T[] {
  const placeOf = ({ id }: Able) => (id === need.resourceId ? -1 : need.substitutes.indexOf(id));
  const isDescribed = (one: Able) => need.resourceId === undefined && placeOf(one) < 0;
  return able.toSorted((a, b) => {
    if (!isDescribed(a) || !isDescribed(b)) return placeOf(a) - placeOf(b);
    return Number(b.isFree) - Number(a.isFree) || Number(b.workedOn) - Number(a.workedOn) || costOf(a) - costOf(b);
  });
}

const costOf = ({ costMinor }: Able) => costMinor ?? Number.MAX_SAFE_INTEGER;

/**
 * Why it was chosen.
 * @param ranked all that can fill the need, in order @param asked the name of the resource that the need names
 */
export function whyChosen(need: Pick<Need, "resourceId" | "substitutes" | "count">, chosen: Able, ranked: Able[], asked: string | undefined): Why {
  const of = ranked.length;
  const free = chosen.isFree ? "Free all the time" : "Not free all the time";
  if (chosen.id === need.resourceId) return { code: "named", of, detail: `${free}; ${chosen.name} was asked for.` };
  if (asked !== undefined) return { code: "substitute", of, detail: `${free}; a substitute for ${asked}.` };
  const described = ranked.filter(({ id }) => !need.substitutes.includes(id));
  if (!described.includes(chosen)) return { code: "substitute", of, detail: `${free}; a substitute, as not enough of those that fit can.` };
  if (described.length <= need.count) return { code: "only_ones", of: described.length, detail: `${free}; ${described.length === 1 ? "the only one" : `one of only ${described.length}`} that can.` };
  if (chosen.workedOn) return { code: "worked_on_project", of: described.length, detail: `${free}; worked on the project before.` };
  const alike = described.filter((other) => !other.workedOn && other.isFree === chosen.isFree);
  const isCheaper = chosen.costMinor !== null && alike.some((other) => costOf(other) > costOf(chosen));
  if (!isCheaper) return { code: "by_name", of: alike.length, detail: `${free}; by name, of ${alike.length} that are alike.` };
  const place = alike.indexOf(chosen) + 1;
  return { code: "cheapest", of: alike.length, detail: `${free}; ${place === 1 ? "the cheapest" : `number ${place} by cost`} of ${alike.length} that can.` };
}
