import type { Rate } from "../contract";

/** What a rate card says, as it is computed with. */
export type RateCard = {
  id: string;
  resourceId: string | null;
  skill: string | null;
  kind: string | null;
  projectId: string | null;
  unit: string;
  costMinor: number;
  billMinor: number;
  currency: string;
  overtimePercent: number;
  dayMinutes: number;
  startsOn: string;
  endsOn: string | null;
};

export type About = {
  resource: { id: string; kind: string; skills: { name: string }[]; hourlyRateMinor: number | null; rateCurrency: string | null };
  projectId: string;
  currency: string;
  /** The booking's first day. */
  date: string;
};

export type PlainRate = Omit<Rate, "overtimeMinutes">;

/**
 * The rate of a resource on a project from a date on: the project's own cards before general ones; of those the card of the
 * resource before that of a skill (of several, the dearest), of the kind, and of everything; of one target the latest that has
 * begun. Without a card the resource's own hourly rate. Null where nothing is in the project's currency.
 */
export function chooseRate(cards: RateCard[], about: About): PlainRate | null {
  const holds = cards.filter((card) => card.currency === about.currency && (card.projectId === null || card.projectId === about.projectId) && card.startsOn <= about.date && (card.endsOn === null || about.date <= card.endsOn) && nearnessOf(card, about) > 0);
  const [best] = holds.toSorted(
    (a, b) =>
      Number(b.projectId !== null) - Number(a.projectId !== null) ||
      nearnessOf(b, about) - nearnessOf(a, about) ||
      (a.skill === b.skill ? compare(b.startsOn, a.startsOn) : hourly(b) - hourly(a)) ||
      compare(b.startsOn, a.startsOn) ||
      compare(a.id, b.id),
  );
  if (best) return { cardId: best.id, unit: best.unit as Rate["unit"], cost: best.costMinor, bill: best.billMinor, currency: best.currency, overtimePercent: best.overtimePercent, dayMinutes: best.dayMinutes };
  const { hourlyRateMinor, rateCurrency } = about.resource;
  if (hourlyRateMinor === null || rateCurrency !== about.currency) return null;
  return { cardId: null, unit: "hour", cost: hourlyRateMinor, bill: null, currency: rateCurrency, overtimePercent: 100, dayMinutes: 480 };
}

/** How closely a card is about the resource: 0 is not at all. */
function nearnessOf(card: RateCard, { resource }: About): number {
  if (card.resourceId !== null) return card.resourceId === resource.id ? 4 : 0;
  if (card.skill !== null) return resource.skills.some(({ name }) => name === card.skill) ? 3 : 0;
  if (card.kind !== null) return card.kind === resource.kind ? 2 : 0;
  return 1;
}

const hourly = ({ unit, costMinor, dayMinutes }: RateCard) => (unit === "hour" ? costMinor : (costMinor * 60) / dayMinutes);
const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));
