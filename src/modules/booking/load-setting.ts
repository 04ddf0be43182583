import type { Principal } from "@/lib/principal";
import { Temporal, type TimeRange } from "@/lib/time";
import { findTimeOf, type ResourceTime, selectTimes, type Settings } from "@/modules/calendar";
import { selectUnreadable } from "@/modules/project";
import { findRateCards, type RateCardRow, selectRateCards } from "@/modules/rate";
import type { Tx } from "@/services/db";
import type { When } from "./contract";
import { spanOf } from "./domain/cut-windows";
import { type BookingPolicy, selectPolicies } from "./policies";
import { findTarget, selectTargets, type TargetProject, type TargetResource } from "./repository";

/** All that bookings are decided by, but what is taken: read once, in a number of queries that does not depend on theirs. */
export type Setting = {
  now: Temporal.Instant;
  settings: Settings;
  /** By id. What the studio lacks, or the caller may not see, is missing. */
  resources: Map<string, TargetResource & { time: ResourceTime }>;
  projects: Map<string, TargetProject>;
  cards: RateCardRow[];
  policies: BookingPolicy[];
  /** When a resource works that is only about to be made. */
  newTime: Pick<ResourceTime, "calendar" | "away" | "extra">;
};

/** For one resource and one project: prepared statements that share a round trip. */
export async function loadSetting(tx: Tx, { tenantId, role, actor }: Principal, resourceId: string, projectId: string, when: When): Promise<Setting> {
  const [target, { time, settings }, cards, policies, unreadable] = await Promise.all([
    findTarget(tx, tenantId, resourceId, projectId),
    findTimeOf(tx, tenantId, resourceId, aroundOf([when])),
    findRateCards(tx, tenantId, { id: resourceId }, projectId),
    selectPolicies(tx, tenantId, role),
    selectUnreadable(tx, tenantId, { role, actor }),
  ]);
  const found = target ? { ...target, projects: [target.project] } : await selectTargets(tx, tenantId, [resourceId], [projectId]);
  const projects = new Map(found.projects.filter(({ id }) => !unreadable.has(id)).map((project) => [project.id, project]));
  return { newTime: { ...time, away: [], extra: [] }, now: found.now, settings, cards, policies, projects, resources: new Map(target && [[resourceId, { ...target.resource, time }]]) };
}

/** As loadSetting, for any number of resources and projects. */
export async function loadSettings(tx: Tx, { tenantId, role, actor }: Principal, resourceIds: string[], projectIds: string[], whens: When[]): Promise<Setting> {
  const [targets, { times, settings, usual }, cards, policies, unreadable] = await Promise.all([
    selectTargets(tx, tenantId, resourceIds, projectIds),
    selectTimes(tx, tenantId, resourceIds, aroundOf(whens)),
    selectRateCards(tx, tenantId, resourceIds, projectIds),
    selectPolicies(tx, tenantId, role),
    selectUnreadable(tx, tenantId, { role, actor }),
  ]);
  return {
    newTime: { calendar: usual, away: [], extra: [] },
    now: targets.now,
    settings,
    cards,
    policies,
    projects: new Map(targets.projects.filter(({ id }) => !unreadable.has(id)).map((project) => [project.id, project])),
    resources: new Map(targets.resources.map((resource) => [resource.id, { ...resource, time: times.get(resource.id) as ResourceTime }])),
  };
}

/** A range that holds all of the times with room on both sides, in whatever zone they are meant: a date is a day at most away from UTC. */
export function aroundOf(whens: When[]): TimeRange {
  const midnight = (date: string) => Temporal.PlainDate.from(date).toZonedDateTime("UTC").toInstant();
  const { start, end } = spanOf(whens.map((when) => (when.days ? { start: midnight(when.days.from), end: midnight(when.days.to) } : when)));
  return { start: start.subtract({ hours: 48 }), end: end.add({ hours: 72 }) };
}
