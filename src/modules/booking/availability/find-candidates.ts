import type { Money } from "@/lib/money";
import type { Principal } from "@/lib/principal";
import { notFound } from "@/lib/problem";
import type { Load } from "@/lib/stretch";
import { findProject, selectUnreadable } from "@/modules/project";
import { priceOf } from "@/modules/rate";
import { defaultAllocation, type ResourceKind } from "@/modules/resource";
import { getStudio } from "@/modules/tenant";
import { type Database, inTenant, type Tx } from "@/services/db";
import { type Ask, type Fit, fitOf } from "../domain/fit";
import { type Room, roomFor, stretchesOf, totalOf } from "../domain/free-time";
import { selectLoad } from "../window-repository";
import { type AvailabilityQuery, type Candidate, type Candidates, MOST_CANDIDATES, type Unfit, type UnfitReason } from "./contract";
import type { LoadCache } from "./load-cache";
import { type FreeTime, loadFreeTime } from "./load-free-time";
import { loadRates, type RateOf } from "./load-rates";
import { inWords, presentAway, presentFree, type Words } from "./read-availability";
import { type Fitting, selectWorkedOn } from "./repository";

const MINUTE = 60_000;

/** A resource that was looked at. `cost` is of all that was asked for, in minor units; null without a rate. */
type Looked = { resource: Fitting; allocation: number; cost: number | null; isKnown: boolean; room: Room; fit?: Fit; reason?: UnfitReason };

/**
 * Who can do what is asked for, the best first: those who have all of it free before those who have a part; then who worked on
 * the project, the cheaper, who has more time free, by name. And why the others cannot.
 * @throws Problem 404 for a project that the studio lacks or the caller may not read
 */
export async function findCandidates(db: Database, principal: Principal, query: AvailabilityQuery, loads?: LoadCache): Promise<Candidates> {
  const { tenantId } = principal;
  const { duration, hours = 0, projectId, costLimit } = query;
  const minutes = duration ?? hours * 60;
  const ask: Ask = { kind: duration === undefined ? "total" : "slot", length: minutes * MINUTE };
  const studioCurrency = projectId === undefined ? (await getStudio(db, principal)).currency : undefined;
  return inTenant(db, tenantId, async (tx) => {
    const currency = studioCurrency ?? (await readCurrency(tx, principal, projectId ?? ""));
    const time = await loadFreeTime(tx, tenantId, query, loads);
    const ids = time.resources.map(({ id }) => id);
    const [rateOf, known] = await Promise.all([loadRates(tx, tenantId, time, ids, projectId), projectId ? selectWorkedOn(tx, tenantId, projectId, ids) : new Set<string>()]);
    const looked = time.resources.map((resource) => lookAt(resource, time, { ask, minutes, allocation: query.allocation, costLimit, rateOf, currency, isKnown: known.has(resource.id) }));
    const able = looked.filter(({ fit }) => fit !== undefined);
    const unable = looked.filter(({ fit }) => fit === undefined);
    const wholly = able.filter((one) => isWhole(one, ask)).length;
    const first = rank(able, ask).slice(0, MOST_CANDIDATES);
    const held = await selectLoad(tx, tenantId, { start: query.from, end: query.to }, first.map(({ resource }) => resource.id), undefined, ["hold"]);
    const shown: Shown = { time, ask, held, money: (amount) => (amount === null ? null : { amount, currency }), words: inWords() };
    return {
      minutes,
      counts: { wholly, partly: able.length - wholly, not: unable.length },
      reasons: countReasons(unable),
      items: first.map((one) => presentCandidate(one, shown)),
      others: unable.slice(0, MOST_CANDIDATES).map((one) => presentUnfit(one, shown)),
    };
  });
}

async function readCurrency(tx: Tx, principal: Principal, projectId: string): Promise<string> {
  const [project, unreadable] = await Promise.all([findProject(tx, principal.tenantId, projectId), selectUnreadable(tx, principal.tenantId, principal)]);
  if (!project || unreadable.has(projectId)) throw notFound("project", projectId);
  return project.currency;
}

type Asked = { ask: Ask; minutes: number; allocation: number | undefined; costLimit: number | undefined; rateOf: RateOf; currency: string; isKnown: boolean };

function lookAt(resource: Fitting, time: FreeTime, { ask, minutes, costLimit, rateOf, currency, isKnown, ...asked }: Asked): Looked {
  const { id, kind, had } = resource;
  const capacities = had.map(({ capacity }) => capacity);
  const allocation = asked.allocation ?? defaultAllocation({ kind, capacity: Math.min(...capacities) });
  const room = roomFor(allocation, time.hoursOf(id), had, time.takersOf(id));
  const rate = rateOf(resource, currency, time.range.start);
  const cost = rate && priceOf(rate, kind, allocation, { minutes, overtimeMinutes: 0 }).costMinor;
  const looked = { resource, allocation, cost, isKnown, room };
  if (Math.max(...capacities) < allocation) return { ...looked, reason: "too_little_capacity" };
  if (costLimit !== undefined && cost === null) return { ...looked, reason: "no_rate" };
  if (costLimit !== undefined && cost !== null && cost > costLimit) return { ...looked, reason: "too_expensive" };
  const fit = fitOf(ask, room);
  return fit ? { ...looked, fit } : { ...looked, reason: reasonOf(looked, time) };
}

/** Why there is no time at all: what takes most of it. */
function reasonOf(looked: Looked, time: FreeTime): UnfitReason {
  const { working, away, booked } = lostOf(looked, time);
  if (working === 0) return "not_working";
  return away > booked ? "away" : "booked";
}

/** Working time by the calendar, and what of it is lost, in milliseconds. */
function lostOf({ resource, room }: Looked, time: FreeTime) {
  const working = totalOf(time.calendarHoursOf(resource.id));
  const there = totalOf(room.open);
  return { working, away: working - there, booked: there - totalOf(stretchesOf(room)) };
}

const isWhole = ({ fit }: Looked, ask: Ask) => fit?.length === ask.length;

function rank(able: Looked[], ask: Ask): Looked[] {
  const costOf = ({ cost }: Looked) => cost ?? Number.MAX_SAFE_INTEGER;
  const freeOf = ({ fit }: Looked) => fit?.free ?? 0;
  return able.toSorted(
    (a, b) =>
      Number(isWhole(b, ask)) - Number(isWhole(a, ask)) ||
      Number(b.isKnown) - Number(a.isKnown) ||
      costOf(a) - costOf(b) ||
      freeOf(b) - freeOf(a), // by name they are already
  );
}

function countReasons(unable: Looked[]): Candidates["reasons"] {
  const counts: Candidates["reasons"] = {};
  for (const { reason } of unable) if (reason) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}

const presentWho = ({ id, name, kind, department, timeZone }: Fitting) => ({ resourceId: id, name, kind: kind as ResourceKind, department, timeZone });

/** `held`: what others have on hold, by resource. */
type Shown = { time: FreeTime; ask: Ask; held: Map<string, Load[]>; money: (amount: number | null) => Money | null; words: Words };

function presentCandidate(one: Looked, { time, ask, held, money, words }: Shown): Candidate {
  const { resource, allocation, cost, isKnown, room } = one;
  const { length, slot, free } = one.fit as Fit;
  const holds = held.get(resource.id) ?? [];
  const unheld = holds.length === 0 ? free : totalOf(stretchesOf(roomFor(allocation, room.open, resource.had, [...time.takersOf(resource.id), ...holds])));
  return {
    ...presentWho(resource),
    fit: isWhole(one, ask) ? "wholly" : "partly",
    minutes: Math.floor(length / MINUTE),
    percent: Math.floor((length * 100) / ask.length),
    slot: { start: words(slot.start), end: words(slot.end) },
    freeMinutes: Math.floor(free / MINUTE),
    heldMinutes: Math.floor((free - unheld) / MINUTE),
    allocation,
    cost: money(cost),
    workedOnProject: isKnown,
    free: presentFree(resource, time, allocation, words),
    away: presentAway(time, resource.id, words),
  };
}

function presentUnfit(one: Looked, { time, money }: Shown): Unfit {
  const { working, away, booked } = lostOf(one, time);
  return {
    ...presentWho(one.resource),
    reason: one.reason as UnfitReason,
    capacity: Math.max(...one.resource.had.map(({ capacity }) => capacity)),
    workingMinutes: Math.floor(working / MINUTE),
    awayMinutes: Math.floor(away / MINUTE),
    bookedMinutes: Math.floor(booked / MINUTE),
    cost: money(one.cost),
  };
}
