import type { TimeRange } from "@/lib/time";
import { findResource } from "@/modules/resource";
import type { Tx } from "@/services/db";
import { findNext } from "./alternatives/find-next";
import { findOthers } from "./alternatives/find-others";
import { wantsHours } from "./alternatives/is-to-be-had";
import { loadPlaces } from "./availability/load-places";
import type { Alternatives, BookingStatus } from "./contract";
import { spanOf } from "./domain/cut-windows";
import type { Wanted } from "./wanted";

/** How far ahead the next free slot is looked for. */
const AHEAD_DAYS = 60;
/** Somebody who booked what is held would be refused. */
const TAKING: BookingStatus[] = ["confirmed", "hold"];

/**
 * What would work instead of a slot that is not to be had: the next time of the resource, and other resources of its kind, with
 * all of its tags and skills, that are there and free then: who worked on the project first, then the cheapest. Leave is
 * respected, and so are capacity as it changes, holds, and working time where what was wanted was in it or has to be.
 * The number of queries does not depend on how many resources there are.
 */
export async function findAlternatives(tx: Tx, tenantId: string, wanted: Wanted): Promise<Alternatives> {
  const { resourceId, bookingId, windows } = wanted;
  const { start, end } = spanOf(windows);
  // Room on both sides, because the days of another resource may begin in another zone.
  const around = (ahead: number): TimeRange => ({ start: start.subtract({ hours: 48 }), end: end.add({ hours: 48 + 24 * ahead }) });
  const [resource, own] = await Promise.all([findResource(tx, tenantId, resourceId), loadPlaces(tx, tenantId, around(AHEAD_DAYS), { id: resourceId }, { exceptBooking: bookingId, statuses: TAKING })]);
  const [place] = own.resources;
  if (!resource || !place) return { nextFree: null, resources: [] };
  const { kind, tags, skills } = resource;
  const likes = await loadPlaces(tx, tenantId, around(0), { kind, tags, skills: skills.map(({ name }) => ({ name, level: 1 })) }, { exceptBooking: bookingId, statuses: TAKING });
  const inHours = wantsHours(own, place, wanted);
  return { nextFree: findNext(own, place, wanted, inHours, AHEAD_DAYS), resources: await findOthers(tx, tenantId, likes, place, wanted, inHours) };
}
