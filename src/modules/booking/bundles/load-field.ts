import type { Principal } from "@/lib/principal";
import { notFound, Problem } from "@/lib/problem";
import type { Load } from "@/lib/stretch";
import { iso, type TimeRange } from "@/lib/time";
import type { ResourceTime } from "@/modules/calendar";
import { chooseRate, type RateCardRow } from "@/modules/rate";
import type { Tx } from "@/services/db";
import { selectWorkedOn } from "../availability/repository";
import type { BookingStatus, Need, When } from "../contract";
import { windowsOf } from "../draft-booking";
import { aroundOf, loadSettings, type Setting } from "../load-setting";
import type { TargetResource } from "../repository";
import { selectLoad } from "../window-repository";
import { selectMatching } from "./repository";

/** What is to be booked together, whoever fills the needs. */
export type Ask = { projectId: string; phaseId: string | null; status: Exclude<BookingStatus, "cancelled">; override: string | null; needs: Need[] };

/** All that says who could fill the needs around some times. */
export type Field = {
  setting: Setting;
  /**
   * By need: who could fill it. The one that it names, else those that are what it asks for, the most promising first (worked on
   * the project, the lower rate, by name); then its substitutes, in their order.
   */
  inQuestion: string[][];
  workedOn: ReadonlySet<string>;
  takersOf: (id: string) => Load[];
  /** The rate cards that may hold for the resource. */
  cardsOf: (id: string) => RateCardRow[];
  /** The windows that the time has on the resource, or the rule that it has none. */
  windowsAt: (when: When, resource: TargetResource & { time: ResourceTime }) => TimeRange[] | Problem;
};

/**
 * Reads it, in a number of queries that depends neither on the needs nor on the resources.
 * @param whens the times that are going to be looked at
 * @throws Problem 404 for a project that the caller may not read, and for a resource that is named and not there
 */
export async function loadField(tx: Tx, principal: Principal, { projectId, needs }: Pick<Ask, "projectId" | "needs">, whens: When[]): Promise<Field> {
  const { tenantId } = principal;
  const matching = await selectMatching(tx, tenantId, needs);
  const named = needs.flatMap(({ resourceId, substitutes }) => [...(resourceId ? [resourceId] : []), ...substitutes]);
  const ids = [...new Set([...matching.flat(), ...named])];
  const [setting, workedOn, takers] = await Promise.all([
    loadSettings(tx, principal, ids, [projectId], whens),
    selectWorkedOn(tx, tenantId, projectId, ids),
    selectLoad(tx, tenantId, aroundOf(whens), ids),
  ]);
  if (!setting.projects.has(projectId)) throw notFound("project", projectId);
  const missing = named.find((id) => !setting.resources.has(id));
  if (missing) throw notFound("resource", missing);

  const cardsOf = byResource(setting.cards);
  const promising = byPromise(setting, projectId, workedOn, cardsOf, whens[0] as When);
  const inQuestion = needs.map(({ resourceId, substitutes }, need) => {
    const first = resourceId ? [resourceId] : (matching[need] as string[]).toSorted(promising); // by name they are already
    return [...first, ...substitutes.filter((id) => !first.includes(id))];
  });
  return { setting, inQuestion, workedOn, cardsOf, takersOf: (id) => takers.get(id) ?? [], windowsAt: windowsByCalendar(setting) };
}

function byResource(cards: RateCardRow[]): Field["cardsOf"] {
  const general = cards.filter(({ resourceId }) => resourceId === null);
  const own = new Map<string, RateCardRow[]>();
  for (const card of cards) if (card.resourceId !== null) own.set(card.resourceId, [...(own.get(card.resourceId) ?? []), card]);
  return (id) => [...general, ...(own.get(id) ?? [])];
}

/** Puts who worked on the project first, then the lower rate per hour, those without one last. */
function byPromise({ resources, projects }: Setting, projectId: string, workedOn: ReadonlySet<string>, cardsOf: Field["cardsOf"], when: When): (a: string, b: string) => number {
  const currency = projects.get(projectId)?.currency ?? "";
  const date = when.days ? when.days.from : iso(when.start).slice(0, "2026-03-02".length);
  const rates = new Map<string, number>();
  const rateOf = (id: string) => {
    const resource = resources.get(id);
    const rate = resource && chooseRate(cardsOf(id), { resource, projectId, currency, date });
    return rate ? (rate.unit === "hour" ? rate.cost : (rate.cost * 60) / rate.dayMinutes) : Number.MAX_SAFE_INTEGER;
  };
  const known = (id: string) => {
    const rate = rates.get(id) ?? rateOf(id);
    rates.set(id, rate);
    return rate;
  };
  return (a, b) => Number(workedOn.has(b)) - Number(workedOn.has(a)) || known(a) - known(b);
}

/** Computed once a calendar and zone: hundreds of resources share one. */
function windowsByCalendar({ settings }: Setting): Field["windowsAt"] {
  const known = new Map<When, Map<ResourceTime["calendar"], Map<string, TimeRange[] | Problem>>>();
  return (when, { time }) => {
    const ofWhen = known.get(when) ?? new Map<ResourceTime["calendar"], Map<string, TimeRange[] | Problem>>();
    known.set(when, ofWhen);
    const ofCalendar = ofWhen.get(time.calendar) ?? new Map<string, TimeRange[] | Problem>();
    ofWhen.set(time.calendar, ofCalendar);
    const windows = ofCalendar.get(time.timeZone) ?? orProblem(() => windowsOf(when, time, settings));
    ofCalendar.set(time.timeZone, windows);
    return windows;
  };
}

/** What `work` returns, or the rule that refused it. */
export function orProblem<T>(work: () => T): T | Problem {
  try {
    return work();
  } catch (problem) {
    if (problem instanceof Problem) return problem;
    throw problem;
  }
}
