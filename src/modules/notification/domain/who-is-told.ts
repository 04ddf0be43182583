import type { Actor } from "@/lib/principal";
import type { Booking } from "@/modules/booking/contract";
import type { NoticeKind, ToldItem } from "../contract";

/** An event of the log, as far as people are told of it. */
export type Happening = { type: string; actor: Actor; payload: Record<string, unknown> };

/** Who is who: the member that a resource is, who made a booking, and who has commented on it, since when. */
export type People = { memberOf: (resourceId: string) => string | undefined; makerOf: (bookingId: string) => Actor | undefined; commentersOf: (bookingId: string) => { actor: Actor | undefined; since: string }[] };

export type Notify = { userId: string; kind: NoticeKind; item: ToldItem };

type Change = { booking: Booking; before?: Partial<Booking>; reason?: string; by?: string };

/**
 * Whom an event concerns in person: the member whose time it takes, and who made the booking; of a comment who made the
 * booking and who commented on it before. Nobody is told of what they did themselves, and nobody twice of one event.
 */
export function whoIsTold({ type, actor, payload }: Happening, people: People): Notify[] {
  const told = type === "comment:written" ? ofComment(payload as Said, people) : type.endsWith(":availability_changed") ? ofLeave(payload as LeaveChange, people) : ofBooking(type, payload as Change, people);
  const others = told.filter(({ userId }) => userId !== actor.id);
  return others.filter(({ userId }, i) => others.findIndex((one) => one.userId === userId) === i);
}

function ofBooking(type: string, { booking, before = {}, reason, by }: Change, { memberOf, makerOf }: People): Notify[] {
  const was = { ...booking, ...before };
  const isMoved = was.start !== booking.start || was.end !== booking.end || "days" in before;
  const item: ToldItem = { about: "booking", id: booking.id, resourceId: booking.resourceId, projectId: booking.projectId, start: booking.start, end: booking.end, status: booking.status, before: isMoved ? { start: was.start, end: was.end } : null, reason: reason ?? null };
  const tell = (userId: string | undefined, kind: NoticeKind | undefined): Notify[] => (userId && kind ? [{ userId, kind, item }] : []);
  const maker = userOf(makerOf(booking.id));
  const member = memberOf(booking.resourceId);
  if (type === "hold:challenged") return tell(maker, "challenged");
  if (type === "hold:released") return [...tell(member, "released"), ...tell(maker, "released"), ...tell(reason === "challenge_lost" && by ? userOf(makerOf(by)) : undefined, "released")];
  if (type === "booking:cancelled") return [...tell(takes(was) ? member : undefined, "cancelled"), ...tell(maker, "cancelled")];
  if (type === "booking:created") return tell(takes(booking) ? member : undefined, "booked");
  const isElsewhere = was.resourceId !== booking.resourceId;
  const isSettled = takes(booking) && was.status !== booking.status;
  const moved = isMoved && takes(booking) ? "moved" : undefined;
  return [
    ...(isElsewhere ? [...tell(takes(was) ? memberOf(was.resourceId) : undefined, "cancelled"), ...tell(takes(booking) ? member : undefined, "booked")] : tell(member, isSettled ? "booked" : moved)),
    ...tell(maker, isSettled ? "booked" : isElsewhere ? "moved" : isMoved ? "moved" : undefined),
  ];
}

/** A request takes nobody's time yet. */
const takes = ({ status }: Pick<Booking, "status">) => status === "confirmed" || status === "hold";

const userOf = (actor: Actor | null | undefined) => (actor?.type === "user" ? actor.id : undefined);

type Said = { comment: { createdAt: string }; booking: Pick<Booking, "id" | "resourceId" | "projectId" | "start" | "end" | "status"> };

function ofComment({ comment, booking }: Said, { makerOf, commentersOf }: People): Notify[] {
  const { id, resourceId, projectId, start, end, status } = booking;
  const item: ToldItem = { about: "booking", id, resourceId, projectId, start, end, status, before: null, reason: null };
  const before = commentersOf(id).filter(({ since }) => since < comment.createdAt);
  return [userOf(makerOf(id)), ...before.map((commenter) => userOf(commenter.actor))].flatMap((userId) => (userId ? [{ userId, kind: "commented", item }] : []));
}

type Leave = { id: string; resourceId: string; start: string; end: string; status: string; enteredBy: Actor | null };
type LeaveChange = { availability: Leave; before?: Leave };

function ofLeave({ availability, before }: LeaveChange, { memberOf }: People): Notify[] {
  const { id, resourceId, start, end, status, enteredBy } = availability;
  if (before?.status !== "requested" || (status !== "approved" && status !== "declined")) return [];
  const item: ToldItem = { about: "time_off", id, resourceId, projectId: null, start, end, status, before: null, reason: null };
  return [memberOf(resourceId), userOf(enteredBy)].flatMap((userId) => (userId ? [{ userId, kind: "leave_decided", item }] : []));
}
