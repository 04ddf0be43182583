import { type Load, loadOver, type Stretch } from "@/lib/stretch";
import type { Temporal } from "@/lib/time";
import type { Tx } from "@/services/db";
import { cutWindows, spanOf } from "./domain/cut-windows";
import type { Draft } from "./draft-booking";
import type { Claim, Had } from "./holds/claim";
import { loadHoldsBeside } from "./holds/load-holds-beside";
import type { HoldRow } from "./holds/repository";
import { selectTaken } from "./window-repository";

/** A draft that wants room. isOverride: whether it may push the holds of others aside. */
export type Applicant = { draft: Draft; claim: Claim; isOverride: boolean };

/** What a draft of a new booking wants. */
export function applicantOf(draft: Draft, bookingId: string, isOverride: boolean): Applicant {
  return { draft, claim: { bookingId, resource: draft.resource, allocation: draft.fields.allocation, windows: draft.windows }, isOverride };
}

/** What is taken of some resources, to which each applicant that fits is added. */
export type Room = {
  /** Whether it fits beside all that is taken; then it is taken too. What is not confirmed always fits and takes nothing. */
  take: (applicant: Applicant) => boolean;
  /** The bookings that leave no room for it, and the holds that come before it. */
  blockersOf: (applicant: Applicant) => string[];
  /** The holds that have no room any more beside what was taken: the caller releases them. */
  bumped: () => HoldRow[];
};

type Taker = Load & { bookingId: string };

const overlap = (a: Stretch, b: Stretch) => a.start < b.end && b.start < a.end;

/**
 * Reads what confirmed bookings and live holds take where the applicants want it, in a number of queries that does not depend on theirs.
 * @param leaving what confirmed bookings have that are about to leave it
 */
export async function loadRoom(tx: Tx, tenantId: string, applicants: Applicant[], now: Temporal.Instant, leaving: Had[] = []): Promise<Room> {
  const confirmed = applicants.filter(({ draft }) => draft.fields.status === "confirmed");
  const takers = new Map<string, Taker[]>(confirmed.map(({ draft }) => [draft.resource.id, []]));
  const beside = await loadHoldsBeside(tx, tenantId, confirmed.map(({ claim }) => claim), leaving, now);
  if (confirmed.length > 0) {
    const span = spanOf(confirmed.flatMap(({ draft }) => draft.windows));
    for (const row of await selectTaken(tx, tenantId, [...takers.keys()], span, leaving.map(({ bookingId }) => bookingId))) {
      takers.get(row.resourceId)?.push({ bookingId: row.bookingId, start: row.startTime.epochMilliseconds, end: row.endTime.epochMilliseconds, load: row.allocation });
    }
  }
  const takersOf = ({ resource, fields, windows }: Draft) =>
    cutWindows(windows, resource.steps).flatMap(({ start, end, step }) => {
      const window = { start: start.epochMilliseconds, end: end.epochMilliseconds };
      const near = (takers.get(resource.id) ?? []).filter((taker) => overlap(taker, window));
      const full = loadOver(window, near).filter(({ load }) => load + fields.allocation > step.capacity);
      return near.filter((taker) => full.some((stretch) => overlap(taker, stretch))).map(({ bookingId }) => bookingId);
    });
  const blockersOf = ({ draft, claim, isOverride }: Applicant) => [...new Set([...takersOf(draft), ...(isOverride ? [] : beside.ahead(claim).map(({ id }) => id))])];
  return {
    blockersOf,
    bumped: beside.bumped,
    take(applicant) {
      const { draft, claim } = applicant;
      if (draft.fields.status !== "confirmed") return true;
      if (blockersOf(applicant).length > 0) return false;
      takers.get(draft.resource.id)?.push(...draft.windows.map(({ start, end }) => ({ bookingId: claim.bookingId, start: start.epochMilliseconds, end: end.epochMilliseconds, load: draft.fields.allocation })));
      beside.take(claim);
      return true;
    },
  };
}
