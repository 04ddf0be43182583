import type { Principal } from "@/lib/principal";
import { invalidInput, notFound, Problem } from "@/lib/problem";
import { type Stretch, without } from "@/lib/stretch";
import { iso, isoOfMillis, Temporal, type TimeRange } from "@/lib/time";
import { hoursOn, type ResourceTime, type Settings, workingTime } from "@/modules/calendar";
import { chooseRate, priceOf } from "@/modules/rate";
import { defaultAllocation } from "@/modules/resource";
import { type BookingStatus, type Days, type Warning, type When, whenOf } from "./contract";
import { dayRulesOf, zoneOf } from "./day-rules";
import { durationOf, leastCapacity, LONGEST_BOOKING_DAYS, mergeWindows, spanOf } from "./domain/cut-windows";
import { windowsOfDays } from "./domain/day-windows";
import { outsideOf } from "./domain/outside";
import { type WorkClock, workedIn } from "./domain/worked";
import type { Setting } from "./load-setting";
import { refusalOf } from "./policies";
import type { PricedRow, TargetProject, TargetResource } from "./repository";

/** What is wanted of one resource for one project. */
export type Wish = {
  resourceId: string;
  projectId: string;
  phaseId: string | null;
  status: BookingStatus;
  /** Left out: all of an artist or room, one of a pool. */
  allocation: number | undefined;
  when: When;
  override: string | null;
  /** Of a booking whose time stays as it is: the windows it has, which a calendar that changed since must not move. */
  windows?: TimeRange[];
  /** Nothing of what it takes, or when, is new: the rules were asked when it was. */
  isSettled?: boolean;
};

/** A wish that every rule but the room was asked about. */
export type Draft = {
  resource: TargetResource & { time: ResourceTime };
  project: TargetProject;
  windows: TimeRange[];
  /** What it takes, when, and what that costs: columns of its row. */
  fields: {
    resourceId: string;
    projectId: string;
    phaseId: string | null;
    status: BookingStatus;
    allocation: number;
    startTime: Temporal.Instant;
    endTime: Temporal.Instant;
    days: Days | null;
    override: string | null;
  } & Priced;
  warnings: Warning[];
  /** Whether something of what it takes, or when, is new, so that the rules are asked. */
  isAsked: boolean;
};

type Priced = { workedMinutes: number; costMinor: number | null; billMinor: number | null; rate: (ReturnType<typeof chooseRate> & { overtimeMinutes: number }) | null };

/**
 * What a wish comes to: its windows, its cost, and what the rules say of it.
 * @throws Problem 404 for an unknown resource or project, 400 when it is too long or has no such shift, 422 over_capacity or no_working_days,
 *   403 when a policy forbids it, 409 outside_working_time or resource_away where the studio refuses that and nobody overrides
 */
export function draftBooking(principal: Principal, setting: Setting, wish: Wish): Draft {
  const resource = setting.resources.get(wish.resourceId);
  const project = setting.projects.get(wish.projectId);
  if (!project) throw notFound("project", wish.projectId);
  if (!resource) throw notFound("resource", wish.resourceId);
  const windows = wish.windows ?? windowsOf(wish.when, resource.time, setting.settings);
  const capacity = leastCapacity(windows, resource.steps);
  const allocation = wish.allocation ?? defaultAllocation({ kind: resource.kind, capacity });
  if (!wish.isSettled) mustFit(resource, capacity, allocation);

  const { start: startTime, end: endTime } = spanOf(windows);
  const clock = clockOf(resource.time, setting.settings);
  const stretches = windows.map(stretchOf);
  const isAsked = wish.status !== "cancelled" && !wish.isSettled;
  if (isAsked) askPolicies(principal, setting, resource, wish, windows);
  const priced = price(setting, resource, project, allocation, stretches, clock);
  const draft: Draft = {
    resource,
    project,
    windows,
    isAsked,
    fields: { resourceId: resource.id, projectId: project.id, phaseId: wish.phaseId, status: wish.status, allocation, startTime, endTime, days: wish.when.days ?? null, override: wish.override, ...priced },
    warnings: [],
  };
  if (isAsked) draft.warnings.push(...askWorkingTime(setting.settings, draft, stretches, clock), ...askBudget(project, wish.status, priced.costMinor));
  return draft;
}

/** @throws Problem 400 when it is longer than a booking may be, 422 when none of its days is worked */
export function windowsOf(when: When, time: ResourceTime, { dayStart }: Settings): TimeRange[] {
  if (!when.days) {
    if (durationOf(when) <= LONGEST_BOOKING_DAYS * 86_400_000) return [{ start: when.start, end: when.end }];
    throw invalidInput([{ path: "end", message: `must be within ${LONGEST_BOOKING_DAYS} days of start: make several bookings of it` }]);
  }
  const windows = windowsOfDays(when.days, dayRulesOf(time, zoneOf(when.days, time), dayStart));
  if (windows.length > 0) return windows;
  throw new Problem(422, "no_working_days", "No day is left", "None of these days is a working day of the resource: choose other days, or ask for weekends or holidays.");
}

/** @throws Problem 422 when the resource has not that much even when nobody else takes any */
function mustFit({ name }: TargetResource, capacity: number, allocation: number): void {
  if (allocation <= capacity) return;
  throw new Problem(422, "over_capacity", "More than there is", `${name} has a capacity of ${capacity}, and ${allocation} were asked for: ask for less, or raise its capacity.`);
}

export const stretchOf = ({ start, end }: TimeRange): Stretch => ({ start: start.epochMilliseconds, end: end.epochMilliseconds });

/**
 * Dates are those of the resource's zone, and begin when the studio's booking day does. A resource without a calendar has no
 * working time that anything could be outside of, or beyond: of it every hour is one.
 */
export function clockOf(time: ResourceTime, { dayStart }: Settings): WorkClock {
  const { hour, minute } = Temporal.PlainTime.from(dayStart);
  const hasCalendar = time.calendar.id !== null;
  const lengthOf = ({ start, end }: { start: string; end: string }) => (Temporal.PlainTime.from(start).until(end).total("minutes") + 1_440) % 1_440 || 1_440;
  return {
    dateOf: (instant) => Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(time.timeZone).subtract({ hours: hour, minutes: minute }).toPlainDate().toString(),
    minutesOn: (date) => (hasCalendar ? hoursOn(time.calendar, date).reduce((sum, hours) => sum + lengthOf(hours), 0) : 1_440),
    workingIn: (range) => (hasCalendar ? workingTime(time, range) : without(range, time.away)),
  };
}

/** @throws Problem 403 when a policy forbids it */
function askPolicies({ role }: Principal, { policies, now }: Setting, resource: TargetResource, wish: Wish, windows: TimeRange[]): void {
  const hours = windows.reduce((sum, window) => sum + durationOf(window), 0) / 3_600_000;
  const { start } = windows[0] as TimeRange;
  const refusal = refusalOf(policies, { role, resource, status: wish.status as Exclude<BookingStatus, "cancelled">, isOverride: wish.override !== null, start, now, hours });
  if (refusal) throw refusal;
}

/**
 * Who may not make a booking like one that is there may not change or cancel it either. How far ahead and how much does not matter any more.
 * @throws Problem 403; 404 when the caller may not read its project
 */
export function mayTouch({ role }: Principal, { policies, now, resources, projects }: Setting, { id, resourceId, projectId, status }: PricedRow, isOverride: boolean): void {
  if (!projects.has(projectId)) throw notFound("booking", id);
  const resource = resources.get(resourceId) as TargetResource;
  const refusal = refusalOf(policies, { role, resource, status: status === "cancelled" ? "requested" : (status as Exclude<BookingStatus, "cancelled">), isOverride, start: now, now, hours: 0 });
  if (refusal) throw refusal;
}

/** What was agreed is kept with the booking: a rate card that changes later changes no booking. */
function price({ cards }: Setting, resource: TargetResource, project: TargetProject, allocation: number, windows: Stretch[], clock: WorkClock): Priced {
  const worked = workedIn(windows, clock);
  const date = clock.dateOf((windows[0] as Stretch).start);
  const rate = chooseRate(cards, { resource, projectId: project.id, currency: project.currency, date });
  const cost = rate ? priceOf(rate, resource.kind, allocation, worked) : { costMinor: null, billMinor: null };
  return { workedMinutes: worked.minutes, rate: rate && { ...rate, overtimeMinutes: worked.overtimeMinutes }, ...cost };
}

/** The resource does not work then. What was wanted goes with it, because what would work instead is still to be looked for. */
export class NotWorking extends Problem {
  constructor(readonly draft: Draft, code: "resource_away" | "outside_working_time", title: string, detail: string, extra: Record<string, unknown>) {
    super(409, code, title, detail, extra);
  }
}

/** Asked-for bookings are not asked about working time: who approves them is. @throws NotWorking */
function askWorkingTime({ outside }: Settings, draft: Draft, windows: Stretch[], clock: WorkClock): Warning[] {
  const { resource, fields } = draft;
  if (fields.override !== null || fields.status === "requested") return [];
  const { away } = resource.time;
  const meets = away.filter((gone) => windows.some(({ start, end }) => gone.start < end && start < gone.end));
  const first = meets[0];
  if (first) {
    const detail = `${resource.name} is away (${first.kind}) from ${isoOfMillis(first.start)} to ${isoOfMillis(first.end)}: choose another time or resource, or override with a reason.`;
    throw new NotWorking(draft, "resource_away", "Away", detail, { away: meets.map(({ id, kind, start, end }) => ({ id, kind, start: isoOfMillis(start), end: isoOfMillis(end) })) });
  }
  const stretches = outside === "allow" ? [] : outsideOf(windows, clock, away);
  const [out] = stretches;
  if (!out) return [];
  const detail = `${resource.name} does not work from ${isoOfMillis(out.start)} to ${isoOfMillis(out.end)}`;
  if (outside === "warn") return [{ code: "outside_working_time", detail: `${detail}.` }];
  throw new NotWorking(draft, "outside_working_time", "Outside working time", `${detail}: choose working time, or override with a reason.`, { outside: stretches.map(({ start, end }) => ({ start: isoOfMillis(start), end: isoOfMillis(end) })) });
}

function askBudget({ enforcement, budgetMinor, allocatedMinor, name }: TargetProject, status: BookingStatus, costMinor: number | null): Warning[] {
  if (enforcement !== "warn" || budgetMinor === null || status !== "confirmed" || allocatedMinor + (costMinor ?? 0) <= budgetMinor) return [];
  return [{ code: "over_budget", detail: `${name} is over its budget with this booking.` }];
}

/** The time of a booking as it is stored. */
export function timeOf({ days, startTime, endTime }: { days: Days | null; startTime: Temporal.Instant; endTime: Temporal.Instant }): When {
  return whenOf(days ? { days } : { start: startTime, end: endTime });
}

/** For an answer: left out where there are none, so that it is the booking as it is read. */
export const presentWarnings = ({ warnings }: Draft) => (warnings.length > 0 ? { warnings } : {});

export const presentWindows = (windows: TimeRange[]) => mergeWindows(windows).map(({ start, end }) => ({ start: iso(start), end: iso(end) }));
