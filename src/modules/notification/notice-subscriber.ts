import { newId } from "@/lib/ids";
import type { Actor } from "@/lib/principal";
import { iso, Temporal } from "@/lib/time";
import type { Booking } from "@/modules/booking";
import { selectFirstComments } from "@/modules/comment";
import { notifyOnCommit, type Tx } from "@/services/db";
import { type PlacedEvent, selectMakers, type Subscriber } from "@/services/outbox";
import { channelsOf } from "./channels";
import { gather, together } from "./domain/gather";
import { type People, whoIsTold } from "./domain/who-is-told";
import { insertNotice, lockNotices, type NoticeRow, selectChannels, selectMembersOf, selectOpen, selectToldUpTo, updateNotice } from "./repository";

/** What happens this soon after the first becomes one message with it; a mail waits as long. */
export const TOGETHER_SECONDS = 60;

/** The channel on which is said which member of which studio has something new. One that is lost costs them half a minute. */
export const NOTICES_WRITTEN = "notices_written";

const TYPES = ["booking:created", "booking:updated", "booking:cancelled", "hold:challenged", "hold:released", "artist:availability_changed", "room:availability_changed", "equipment:availability_changed", "comment:written"];

/** Writes the messages to members. They are mailed later, by a job of its own. */
export const noticeSubscriber: Subscriber = { name: "notifications", types: TYPES, handle: writeNotices };

async function writeNotices(tx: Tx, tenantId: string, events: PlacedEvent[]): Promise<void> {
  const people = await findPeople(tx, tenantId, events);
  const all = events.flatMap((event) => whoIsTold(event, people).map((one) => ({ ...one, actor: event.actor, position: event.position })));
  const userIds = [...new Set(all.map(({ userId }) => userId))];
  if (userIds.length === 0) return;
  await lockNotices(tx, tenantId);
  const upTo = await selectToldUpTo(tx, tenantId, userIds);
  const channels = await selectChannels(tx, tenantId, userIds);
  const now = Temporal.Now.instant();
  const open = await selectOpen(tx, tenantId, userIds, now.subtract({ seconds: TOGETHER_SECONDS }));
  for (const message of gather(all.filter(({ userId, position }) => position > (upTo.get(userId) ?? 0)))) {
    const { userId, kind, position, told } = message;
    const there = open.find((row) => isSame(row, userId, kind, told.actor));
    notifyOnCommit(tx, NOTICES_WRITTEN, `${tenantId} ${userId}`);
    const { inbox, mail } = channelsOf(channels.get(userId))[kind];
    if (there) await updateNotice(tx, tenantId, there.id, { position, payload: together(there.payload, told) });
    else if (inbox || mail) {
      const mailDueAt = mail ? now.add({ seconds: TOGETHER_SECONDS }) : null;
      await insertNotice(tx, { tenantId, id: newId(), userId, kind, position, aggregateId: told.items[0]?.id as string, payload: told, inInbox: inbox, mailDueAt });
    }
  }
}

const isSame = (row: NoticeRow, userId: string, kind: string, actor: { id: string }) => row.userId === userId && row.kind === kind && row.payload.actor.id === actor.id;

/** Who the resources of the events are, and who made the bookings, or commented on them. */
async function findPeople(tx: Tx, tenantId: string, events: PlacedEvent[]): Promise<People> {
  const parts = events.map(({ payload }) => payload as { booking?: Booking; availability?: { resourceId: string }; before?: { resourceId?: string }; by?: string });
  const resourceIds = parts.flatMap(({ booking, availability, before }) => [booking?.resourceId, availability?.resourceId, before?.resourceId].filter((id) => id !== undefined));
  const members = await selectMembersOf(tx, tenantId, [...new Set(resourceIds)]);
  const changed = parts.filter((_, i) => events[i]?.aggregateType !== "booking" || events[i]?.aggregateVersion !== 1);
  const spokenOf = parts.flatMap(({ booking }, i) => (events[i]?.type === "comment:written" && booking ? booking.id : []));
  const comments = await selectFirstComments(tx, tenantId, [...new Set(spokenOf)]);
  const made = [...changed.flatMap(({ booking, by }) => [booking?.id, by].filter((id) => id !== undefined)), ...comments.map(({ id }) => id)];
  const makers: Map<string, Actor> = await selectMakers(tx, tenantId, [...new Set(made)]);
  const commentersOf = (id: string) => comments.filter(({ bookingId }) => bookingId === id).map((comment) => ({ actor: makers.get(comment.id), since: iso(comment.createdAt) }));
  return { memberOf: (id) => members.get(id), makerOf: (id) => makers.get(id), commentersOf };
}
