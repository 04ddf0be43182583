import { type Load, loadOver, type Stretch } from "@/lib/stretch";
import type { Tx } from "@/services/db";
import { cutWindows, spanOf } from "./domain/cut-windows";
import type { Draft } from "./draft-booking";
import { selectTaken } from "./window-repository";

/** What is taken of some resources, to which each draft that fits is added. */
export type Room = {
  /** Whether it fits beside all that is taken; then it is taken too. What is not confirmed always fits and takes nothing. */
  take: (draft: Draft, bookingId: string) => boolean;
  /** The bookings that leave no room for it. */
  blockersOf: (draft: Draft) => string[];
};

type Taker = Load & { bookingId: string };

const overlap = (a: Stretch, b: Stretch) => a.start < b.end && b.start < a.end;

/**
 * Reads, in one query, what confirmed bookings take where the drafts want it.
 * @param except bookings that are about to leave the place they have
 */
export async function loadRoom(tx: Tx, tenantId: string, drafts: Draft[], except: string[] = []): Promise<Room> {
  const takers = new Map<string, Taker[]>(drafts.map(({ resource }) => [resource.id, []]));
  const confirmed = drafts.filter(({ fields }) => fields.status === "confirmed");
  if (confirmed.length > 0) {
    const ids = [...new Set(confirmed.map(({ resource }) => resource.id))];
    for (const row of await selectTaken(tx, tenantId, ids, spanOf(confirmed.flatMap(({ windows }) => windows)), except)) {
      takers.get(row.resourceId)?.push({ bookingId: row.bookingId, start: row.startTime.epochMilliseconds, end: row.endTime.epochMilliseconds, load: row.allocation });
    }
  }
  const blockersOf = ({ resource, fields, windows }: Draft) => {
    const found = cutWindows(windows, resource.steps).flatMap(({ start, end, step }) => {
      const window = { start: start.epochMilliseconds, end: end.epochMilliseconds };
      const near = (takers.get(resource.id) ?? []).filter((taker) => overlap(taker, window));
      const full = loadOver(window, near).filter(({ load }) => load + fields.allocation > step.capacity);
      return near.filter((taker) => full.some((stretch) => overlap(taker, stretch))).map(({ bookingId }) => bookingId);
    });
    return [...new Set(found)];
  };
  return {
    blockersOf,
    take: (draft, bookingId) => {
      if (draft.fields.status !== "confirmed") return true;
      if (blockersOf(draft).length > 0) return false;
      takers.get(draft.resource.id)?.push(...draft.windows.map(({ start, end }) => ({ bookingId, start: start.epochMilliseconds, end: end.epochMilliseconds, load: draft.fields.allocation })));
      return true;
    },
  };
}
