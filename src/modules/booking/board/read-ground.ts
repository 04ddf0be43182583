import type { Principal } from "@/lib/principal";
import type { Stretch } from "@/lib/stretch";
import { type ResourceTime, selectTimes, type WorkCalendar, workingTime } from "@/modules/calendar";
import { type Database, inTenant } from "@/services/db";
import { positionIn } from "@/services/outbox";
import type { Ground as Had } from "../domain/hold-ladder";
import { selectSteps } from "../holds/repository";
import { closedDays, type ClosedDay } from "./closed-days";
import type { Ground, GroundItem, GroundQuery } from "./contract";
import { type Notes, selectNotes } from "./repository";

/** When some resources work in `[from, to)`, when and why they are away, and what they have: in a number of queries that does not depend on theirs. */
export async function readGround(db: Database, { tenantId }: Principal, { from, to, resourceIds }: GroundQuery): Promise<Ground> {
  const range = { start: from.epochMilliseconds, end: to.epochMilliseconds };
  const { position, times, steps, notes } = await inTenant(db, tenantId, async (tx) => {
    const position = await positionIn(tx); // first: what comes after it may be told twice, and is never left out
    const [{ times }, steps, notes] = await Promise.all([selectTimes(tx, tenantId, resourceIds, { start: from, end: to }), selectSteps(tx, tenantId, resourceIds), selectNotes(tx, tenantId, resourceIds, { start: from, end: to })]);
    return { position, times, steps, notes };
  });
  const closed = closedOnce(range);
  const items = [...new Set(resourceIds)].flatMap((id) => {
    const time = times.get(id);
    return time ? presentGround(id, time, steps.get(id) ?? [], closed(time), notes, range) : [];
  });
  return { position, items };
}

const seconds = (milliseconds: number) => milliseconds / 1_000;

function presentGround(resourceId: string, time: ResourceTime, steps: Had["steps"], closed: ClosedDay[], notes: Notes, range: Stretch): GroundItem {
  const clip = ({ start, end }: Stretch): [number, number] => [seconds(Math.max(start, range.start)), seconds(Math.min(end, range.end))];
  const holidays = closed.map((day): GroundItem["away"][number] => [...clip(day), "holiday", day.holiday ?? notes.of(`${time.calendar.id} ${day.date}`)]);
  const absences = time.away.map((gone): GroundItem["away"][number] => [...clip(gone), gone.kind, notes.of(gone.id)]);
  const had = steps.filter(({ start, end }) => start < range.end && end > range.start).toSorted((a, b) => a.start - b.start);
  return {
    resourceId,
    work: workingTime(time, range).map(clip),
    away: [...holidays, ...absences].toSorted((a, b) => a[0] - b[0]),
    capacity: had.map((step) => [clip(step)[0], step.capacity]),
  };
}

/** Closed days are found once a calendar and zone: many resources share one. */
function closedOnce(range: Stretch): (time: ResourceTime) => ClosedDay[] {
  const known = new Map<WorkCalendar, Map<string, ClosedDay[]>>();
  return ({ calendar, timeZone }) => {
    const byZone = known.get(calendar) ?? new Map<string, ClosedDay[]>();
    known.set(calendar, byZone);
    const days = byZone.get(timeZone) ?? closedDays(calendar, timeZone, range);
    byZone.set(timeZone, days);
    return days;
  };
}
