import type { Principal } from "@/lib/principal";
import { Problem } from "@/lib/problem";
import { addAllocations } from "@/modules/project";
import { answersTo, type Tx } from "@/services/db";
import type { Booked, BookingStatus } from "./contract";
import { askTurnaround } from "./ask-turnaround";
import { type Draft, draftBooking, type Wish } from "./draft-booking";
import { bookingConflict } from "./explain-conflict";
import { releaseHolds } from "./holds/release-holds";
import { loadSettings, type Setting } from "./load-setting";
import { type Applicant, applicantOf, loadRoom, type Room } from "./load-room";
import { dealWindows } from "./place-windows";
import { presentBlockers } from "./present-blockers";
import { selectBlockersById } from "./repository";
import type { NewWindowRow } from "./window-repository";
import { type Said, type Seated, writeBookings } from "./write-bookings";

/** A new booking that is wanted, and what would do instead, in this order: the same on another resource, or as a hold. */
export type ManyWish = Wish & { said: Said; instead?: { resourceId?: string; status?: BookingStatus }[] };

/** What became of a wish. `wish` is the one that was booked, when it was one of those instead. */
export type Outcome = { kind: "booked"; wish: ManyWish; booking: Booked } | { kind: "refused"; wish: ManyWish; problem: Problem };

/**
 * Books what there is room for, in the order given, each wish beside those before it; what is refused leaves the others as they are.
 * The number of statements does not depend on the number of wishes. The caller holds the locks of all resources named.
 * @returns the outcomes, and the writes that were sent and not waited for (see LastWrites)
 * @throws the driver's violations when somebody wrote past the locks, and when a budget is spent
 */
export async function bookMany(tx: Tx, principal: Principal, wishes: ManyWish[]): Promise<{ outcomes: Outcome[]; writes: Promise<unknown>[] }> {
  if (wishes.length === 0) return { outcomes: [], writes: [] };
  const resourceIds = [...new Set(wishes.flatMap(namesOf))];
  const setting = await loadSettings(tx, principal, resourceIds, [...new Set(wishes.map(({ projectId }) => projectId))], wishes.map(({ when }) => when));
  const drafted = wishes.map((wish) => variantsOf(wish).map((variant) => attempt(principal, setting, variant)));
  const restless = await askTurnaround(tx, principal.tenantId, setting, drafted.flat().flatMap(({ draft }) => draft ?? []));
  const tried = drafted.map((variants) => variants.map(({ wish, draft, problem = draft && restless.get(draft) }): Attempt => (problem ? { wish, problem } : { wish, ...(draft && { draft }) })));
  const room = await loadRoom(tx, principal.tenantId, tried.flat().flatMap((attempt) => wantedBy(attempt) ?? []), setting.now);
  const chosen = tried.map((variants) => variants.find((variant) => takes(room, variant)) ?? { ...(variants[0] as Attempt), isRefused: true });
  await releaseHolds(tx, principal, room.bumped(), { reason: "bumped" });

  const seated = await seat(tx, principal.tenantId, chosen);
  const { booked, writes, allocated } = writeBookings(tx, principal, setting.now, seated);
  const bookings = new Map(booked.map((booking) => [booking.id, booking]));
  // The error of a write must not go unheard while the reasons are read.
  if (seated.length < chosen.length) await answersTo(writes);
  const problems = await explainAll(tx, principal, chosen, room);
  const outcomes = chosen.map((attempt): Outcome => {
    const { wish } = attempt;
    return attempt.isRefused ? { kind: "refused", wish, problem: problems.get(attempt) as Problem } : { kind: "booked", wish, booking: bookings.get(wish.said.id) as Booked };
  });
  return { outcomes, writes: [...writes, addAllocations(tx, principal.tenantId, allocated)] };
}

const namesOf = ({ resourceId, instead = [] }: ManyWish) => [resourceId, ...instead.flatMap((other) => other.resourceId ?? [])];
const variantsOf = (wish: ManyWish): ManyWish[] => [wish, ...(wish.instead ?? []).map((other) => ({ ...wish, ...other }))];

type Attempt = { wish: ManyWish; draft?: Draft; problem?: Problem; isRefused?: boolean };

function attempt(principal: Principal, setting: Setting, wish: ManyWish): Attempt {
  try {
    return { wish, draft: draftBooking(principal, setting, wish) };
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    return { wish, problem };
  }
}

function wantedBy({ wish, draft }: Attempt): Applicant | undefined {
  return draft && applicantOf(draft, wish.said.id, wish.override !== null);
}

function takes(room: Room, attempt: Attempt): boolean {
  const applicant = wantedBy(attempt);
  return applicant !== undefined && room.take(applicant);
}

/** The windows of all that fit, with their lanes, resource by resource. */
async function seat(tx: Tx, tenantId: string, chosen: Attempt[]): Promise<Seated[]> {
  const fits = chosen.flatMap(({ wish, draft, isRefused }) => (draft && !isRefused ? { wish, draft } : []));
  const windows = new Map<string, NewWindowRow[]>();
  for (const resource of new Set(fits.map(({ draft }) => draft.resource))) {
    const seats = fits.filter(({ draft }) => draft.resource === resource).map(({ wish, draft }) => ({ bookingId: wish.said.id, status: draft.fields.status, allocation: draft.fields.allocation, windows: draft.windows }));
    for (const row of await dealWindows(tx, tenantId, resource, seats)) windows.set(row.bookingId, [...(windows.get(row.bookingId) ?? []), row]);
  }
  return fits.map(({ wish, draft }) => ({ draft, said: wish.said, windows: windows.get(wish.said.id) as NewWindowRow[] }));
}

function blockersOf(room: Room, attempt: Attempt): string[] {
  const applicant = wantedBy(attempt);
  return applicant ? room.blockersOf(applicant) : [];
}

/** Why each that was refused was: what a rule said, or who has its time. */
async function explainAll(tx: Tx, principal: Principal, chosen: Attempt[], room: Room): Promise<Map<Attempt, Problem>> {
  const refused = chosen.filter(({ isRefused }) => isRefused);
  const blockers = new Map(refused.map((attempt) => [attempt, blockersOf(room, attempt)]));
  const ids = [...new Set([...blockers.values()].flat())];
  const rows = ids.length > 0 ? await selectBlockersById(tx, principal.tenantId, ids) : [];
  const stored = new Map((await presentBlockers(tx, principal, rows)).map((blocker) => [blocker.bookingId, blocker]));
  return new Map(refused.map((attempt) => [attempt, attempt.problem ?? bookingConflict((blockers.get(attempt) as string[]).flatMap((id) => stored.get(id) ?? []))]));
}
