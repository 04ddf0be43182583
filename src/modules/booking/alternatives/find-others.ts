import type { Stretch } from "@/lib/stretch";
import type { ResourceTime } from "@/modules/calendar";
import { findProject } from "@/modules/project";
import { priceOf } from "@/modules/rate";
import { allocationElsewhere } from "@/modules/resource";
import type { Tx } from "@/services/db";
import { loadRates } from "../availability/load-rates";
import type { Places } from "../availability/load-places";
import { type Fitting, selectWorkedOn } from "../availability/repository";
import type { Alternatives } from "../contract";
import { dayRulesOf, zoneOf } from "../day-rules";
import { windowsOfDays } from "../domain/day-windows";
import { meets } from "../domain/free-time";
import { type Worked, workedIn } from "../domain/worked";
import { clockOf } from "../draft-booking";
import type { Wanted } from "../wanted";
import { blockedOf, isToBeHad, stretchOf } from "./is-to-be-had";

const MOST_RESOURCES = 5;

/** What the same booking would be on another resource. */
type Other = { resource: Fitting; allocation: number; when: Local };
/** The windows of the booking by a calendar, and what of them is worked. */
type Local = { windows: Stretch[]; worked: Worked };

/**
 * Which of the others are there and free for what was wanted: who worked on the project first, then the cheapest, then by name.
 * Three queries.
 */
export async function findOthers(tx: Tx, tenantId: string, likes: Places, place: Fitting, wanted: Wanted, inHours: boolean): Promise<Alternatives["resources"]> {
  const others = able(likes, place, wanted, inHours);
  if (others.length === 0) return [];
  const ids = others.map(({ resource }) => resource.id);
  const [project, rates, known] = await Promise.all([findProject(tx, tenantId, wanted.projectId), loadRates(tx, tenantId, likes, ids, wanted.projectId), selectWorkedOn(tx, tenantId, wanted.projectId, ids)]);
  const currency = project?.currency ?? "";
  const priced = others.map((other) => {
    const { resource, allocation, when } = other;
    const rate = rates(resource, currency, (when.windows[0] as Stretch).start);
    return { ...other, isKnown: known.has(resource.id), cost: rate && priceOf(rate, resource.kind, allocation, when.worked).costMinor };
  });
  return priced
    .toSorted((a, b) => Number(b.isKnown) - Number(a.isKnown) || (a.cost ?? Infinity) - (b.cost ?? Infinity)) // by name they are already
    .slice(0, MOST_RESOURCES)
    .map(({ resource, isKnown, cost }) => ({ resourceId: resource.id, name: resource.name, workedOnProject: isKnown, cost: cost === null ? null : { amount: cost, currency } }));
}

function able(likes: Places, place: Fitting, wanted: Wanted, inHours: boolean): Other[] {
  const whenOf = localTimes(likes, wanted);
  const size = sizeIn(place, wanted.windows.map(stretchOf));
  return likes.resources.flatMap((resource): Other[] => {
    const when = whenOf(likes.timeOf(resource.id));
    if (resource.id === place.id || when.windows.length === 0) return [];
    const allocation = allocationElsewhere(wanted.allocation, size, sizeIn(resource, when.windows));
    const isAble = isToBeHad(likes, resource, when.windows, blockedOf(likes, resource, wanted, allocation), inHours);
    return isAble ? [{ resource, allocation, when }] : [];
  });
}

/** What there is of a resource in all of the windows. */
function sizeIn({ kind, had }: Fitting, windows: Stretch[]) {
  const touched = had.filter((step) => meets(windows, [step]));
  return { kind, capacity: Math.min(...touched.map(({ capacity }) => capacity)) };
}

/** What was wanted in local time, worked out once a calendar and zone. */
function localTimes({ settings }: Places, { days, windows }: Wanted): (time: ResourceTime) => Local {
  const known = new Map<ResourceTime["calendar"], Map<string, Local>>();
  return (time) => {
    const ofCalendar = known.get(time.calendar) ?? new Map<string, Local>();
    known.set(time.calendar, ofCalendar);
    let local = ofCalendar.get(time.timeZone);
    if (!local) {
      const ranges = days ? windowsOfDays(days, dayRulesOf(time, zoneOf(days, time), settings.dayStart)) : windows;
      const stretches = ranges.map(stretchOf);
      ofCalendar.set(time.timeZone, (local = { windows: stretches, worked: workedIn(stretches, clockOf({ ...time, away: [] }, settings)) }));
    }
    return local;
  };
}
