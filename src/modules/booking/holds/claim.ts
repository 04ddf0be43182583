import type { Load } from "@/lib/stretch";
import { Temporal, type TimeRange } from "@/lib/time";
import type { Step } from "../domain/cut-windows";
import { type Ground, inTheWay, newlyTaken, type Waiting, type Want } from "../domain/hold-ladder";

/** A booking that is about to be confirmed, or to take another place as a confirmed one. */
export type Claim = {
  bookingId: string;
  resource: { id: string; steps: Step[] };
  allocation: number;
  windows: TimeRange[];
  /** What it had as a confirmed booking. */
  had?: Had | undefined;
  /** Since when it stands in the queue, when it was a live hold that takes what it held; left out: it never did, so that all holds come first. */
  placedAt?: Temporal.Instant | undefined;
};

/** What a confirmed booking has, before it is changed. */
export type Had = { bookingId: string; resourceId: string; allocation: number; windows: TimeRange[] };

/** Whether a hold that took its place then comes before the claim. */
export function isAhead({ bookingId, placedAt }: Claim, holdId: string, holdPlacedAt: Temporal.Instant): boolean {
  if (!placedAt) return true;
  const order = Temporal.Instant.compare(holdPlacedAt, placedAt);
  return order < 0 || (order === 0 && holdId < bookingId);
}

/**
 * Those of the holds ahead that the claim would push aside, where it takes what it did not have.
 * @param ground without what the claim had
 */
export function holdsInTheWay(claim: Claim, ahead: Waiting[], ground: Ground): string[] {
  const had = claim.had?.resourceId === claim.resource.id ? wantOf(claim.had) : undefined;
  const windows = newlyTaken(had, wantOf(claim));
  return windows.length > 0 ? inTheWay({ allocation: claim.allocation, windows }, ahead, ground) : [];
}

/** What a claim takes, or what it had. */
export function loadsOf(booking: { allocation: number; windows: TimeRange[] }): Load[] {
  return wantOf(booking).windows.map((window) => ({ ...window, load: booking.allocation }));
}

function wantOf({ allocation, windows }: { allocation: number; windows: TimeRange[] }): Want {
  return { allocation, windows: windows.map(({ start, end }) => ({ start: start.epochMilliseconds, end: end.epochMilliseconds })) };
}
