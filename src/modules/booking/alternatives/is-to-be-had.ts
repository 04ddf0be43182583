import type { Stretch } from "@/lib/stretch";
import type { TimeRange } from "@/lib/time";
import type { Places } from "../availability/load-places";
import type { Fitting } from "../availability/repository";
import { meets, merge, roomFor } from "../domain/free-time";
import { outsideOf } from "../domain/outside";
import { clockOf } from "../draft-booking";
import type { Wanted } from "../wanted";

export const stretchOf = ({ start, end }: TimeRange): Stretch => ({ start: start.epochMilliseconds, end: end.epochMilliseconds });

/** Whether the studio insists on its rules here: it refuses what is against them, and no reason was given to go past them. */
const insists = ({ settings }: Places, { override }: Wanted) => settings.outside === "refuse" && override === null;

/**
 * Where too little of a resource is left for the allocation, where it is away, and, where the studio insists, where it would have
 * too little rest beside another job: in order and apart.
 */
export function blockedOf(places: Places, { id, had }: Fitting, wanted: Wanted, allocation: number): Stretch[] {
  const { away, calendar } = places.timeOf(id);
  const takers = places.takersOf(id);
  const rest = insists(places, wanted) ? calendar.turnaroundMinutes * 60_000 : 0;
  const restless = rest > 0 ? takers.map(({ start, end }) => ({ start: start - rest, end: end + rest })) : [];
  return merge([...roomFor(allocation, [], had, takers).full, ...away, ...restless]);
}

/** Whether what takes its place has to be within working time: as it was itself, or as the studio wants it. */
export function wantsHours(places: Places, place: Fitting, wanted: Wanted): boolean {
  return insists(places, wanted) || isWorked(places, place, wanted.windows.map(stretchOf));
}

/** Whether all of the windows are within the working time of the resource, were it never away. */
export function isWorked({ timeOf, settings }: Places, { id }: Fitting, windows: Stretch[]): boolean {
  return outsideOf(windows, clockOf({ ...timeOf(id), away: [] }, settings), []).length === 0;
}

/** Whether a resource is there and free in all of the windows, and working where that is wanted. */
export function isToBeHad(places: Places, place: Fitting, windows: Stretch[], blocked: Stretch[], inHours: boolean): boolean {
  return !meets(windows, blocked) && (!inHours || isWorked(places, place, windows));
}
