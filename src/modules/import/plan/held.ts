import type { Stretch } from "@/lib/stretch";
import { Temporal } from "@/lib/time";
import { applicantOf, claimOf, type Ground, holdFits, holdsInTheWay, isAhead, loadsOf, spanOf, stretchOf } from "@/modules/booking";
import { addTaker, removeTakers, takersIn } from "../domain/timeline";
import type { Planned } from "./planned";
import { type HeldBooking, timelineOf, type World } from "./world";

/** A hold takes its place in the queue of its resource. */
export function addHeld(world: World, hold: HeldBooking): void {
  world.holds.set(hold.id, hold);
  const timeline = timelineOf(world.held, hold.resourceId);
  for (const window of hold.windows) addTaker(timeline, { ...window, bookingId: hold.id, load: hold.allocation });
}

/** It leaves it; nothing happens when it is no hold. */
export function removeHeld(world: World, id: string): void {
  const hold = world.holds.get(id);
  if (!hold) return;
  world.holds.delete(id);
  const { start, end } = spanOfStretches(hold.windows);
  removeTakers(timelineOf(world.held, hold.resourceId), id, start, end);
}

/** The holds that come before what a row wants to confirm: a sheet overrides nobody. */
export function heldAhead(world: World, planned: Planned): string[] {
  const claim = claimIn(planned);
  const ahead = heldBeside(world, planned).filter(({ id, placedAt }) => isAhead(claim, id, placedAt));
  return ahead.length > 0 ? holdsInTheWay(claim, ahead, groundOf(world, planned, stretchOf(spanOf(claim.windows)))) : [];
}

/**
 * The holds that have no room beside a first option that a row confirms, and had it before: they are released. Asked before
 * the row is carried out. A row that confirms what was no hold takes only what nobody holds.
 */
export function bumpedBy(world: World, planned: Planned): HeldBooking[] {
  const { change } = planned;
  if (change?.before.status !== "hold" || change.next.status !== "confirmed") return [];
  return heldBeside(world, planned).filter((hold) => {
    const before = groundOf(world, planned, spanOfStretches(hold.windows));
    return holdFits(hold, before) && !holdFits(hold, { ...before, confirmed: [...before.confirmed, ...loadsOf(claimIn(planned))] });
  });
}

const claimIn = ({ id, draft, change }: Planned) => (change && claimOf(change)) ?? applicantOf(draft, id, false).claim;

/** The holds of others that overlap what a row wants. */
function heldBeside(world: World, { id, draft }: Planned): HeldBooking[] {
  const timeline = timelineOf(world.held, draft.resource.id);
  if (timeline.takers.length === 0) return [];
  const ids = draft.windows.map(stretchOf).flatMap(({ start, end }) => takersIn(timeline, start, end).map(({ bookingId }) => bookingId));
  return [...new Set(ids)].flatMap((held) => (held === id ? [] : (world.holds.get(held) ?? []))).toSorted((a, b) => Temporal.Instant.compare(a.placedAt, b.placedAt) || (a.id < b.id ? -1 : 1));
}

/** What there is and what others have confirmed. */
function groundOf(world: World, { id, draft: { resource } }: Planned, { start, end }: Stretch): Ground {
  return {
    steps: resource.steps.map((step) => ({ ...stretchOf(step), capacity: step.capacity })),
    confirmed: takersIn(timelineOf(world.timelines, resource.id), start, end).filter(({ bookingId }) => bookingId !== id),
  };
}

const spanOfStretches = (windows: Stretch[]): Stretch => ({ start: (windows[0] as Stretch).start, end: (windows.at(-1) as Stretch).end });
