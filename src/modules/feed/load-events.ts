import type { Principal } from "@/lib/principal";
import type { Temporal, TimeRange } from "@/lib/time";
import { mergeWindows, selectWindowsOf } from "@/modules/booking";
import { selectUnreadable } from "@/modules/project";
import type { Tx } from "@/services/db";
import { type FeedEvent, mostUseful, uidsOf } from "./domain/feed-event";
import { type FeedBooking, type FeedLeave, type FeedRow, findResourceOf, selectFeedBookings, selectFeedLeave, type Wanted } from "./repository";

const DAYS_BACK = 90;
const DAYS_AHEAD = 400;
const DAYS_CANCELLED = 30;
export const MOST_EVENTS = 5_000;

const TAKEN = "Taken";
const AWAY: Record<string, string> = { leave: "Leave", sick: "Sick leave", blackout: "Not available" };
const STATUS: Record<string, FeedEvent["status"]> = { confirmed: "CONFIRMED", hold: "TENTATIVE", requested: "TENTATIVE", cancelled: "CANCELLED" };

type Reader = Pick<Principal, "role" | "actor">;

/** What a feed shows now, by start, as its maker may see it. Undefined: they may not see what it is of. */
export async function loadEvents(tx: Tx, feed: FeedRow, maker: Reader, now: Temporal.Instant): Promise<FeedEvent[] | undefined> {
  const { tenantId } = feed;
  const range = { start: now.subtract({ hours: 24 * DAYS_BACK }), end: now.add({ hours: 24 * DAYS_AHEAD }) };
  const unreadable = await selectUnreadable(tx, tenantId, maker);
  if (feed.kind === "project" && unreadable.has(feed.subject)) return undefined;
  const resourceId = feed.kind === "member" ? await findResourceOf(tx, tenantId, feed.subject) : feed.subject;
  if (!resourceId) return [];
  const wanted: Wanted = feed.kind === "project" ? { projectId: feed.subject } : { resourceId };
  const bookings = await selectFeedBookings(tx, tenantId, wanted, range, now.subtract({ hours: 24 * DAYS_CANCELLED }), MOST_EVENTS);
  const windows = await selectWindowsOf(tx, tenantId, bookings.map(({ id }) => id));
  const leave = feed.kind === "member" ? await selectFeedLeave(tx, tenantId, resourceId, range, MOST_EVENTS) : [];
  const events = [...bookings.flatMap((booking) => eventsOf(booking, mergeWindows(windows.get(booking.id) ?? []), feed, unreadable)), ...leave.map(leaveEvent)];
  return mostUseful(events.filter((event) => touches(event, range)), MOST_EVENTS, now);
}

const touches = (event: TimeRange, { start, end }: TimeRange) => event.end.epochMilliseconds > start.epochMilliseconds && event.start.epochMilliseconds < end.epochMilliseconds;

/** One for each stretch that it takes: a booking of days leaves the nights free. */
function eventsOf(booking: FeedBooking, windows: TimeRange[], { kind }: FeedRow, unreadable: ReadonlySet<string>): FeedEvent[] {
  const { id, version, status, title, notes, projectName, resourceName, timeZone, createdAt, updatedAt } = booking;
  const isHidden = unreadable.has(booking.projectId);
  const uids = uidsOf(id, windows, timeZone);
  const said = {
    summary: isHidden ? TAKEN : title ? `${projectName}: ${title}` : projectName,
    // Of a resource's own calendar everybody knows whose it is.
    description: isHidden ? "" : (kind === "project" ? [resourceName, notes] : [notes]).filter(Boolean).join("\n\n"),
    location: booking.resourceKind === "room" ? resourceName : "",
  };
  return windows.map(({ start, end }, i) => ({ ...said, uid: uids[i] as string, sequence: version - 1, start, end, status: STATUS[status] as FeedEvent["status"], timeZone, createdAt, updatedAt }));
}

function leaveEvent({ id, kind, note, version, startTime, endTime, ...row }: FeedLeave): FeedEvent {
  const [uid] = uidsOf(id, [{ start: startTime, end: endTime }], row.timeZone) as [string];
  return { ...row, uid, sequence: version - 1, start: startTime, end: endTime, status: "CONFIRMED", summary: AWAY[kind] ?? "Away", location: "", description: note };
}
