import type { Actor } from "@/lib/principal";
import { MOST_KEPT, type NoticeKind, type Told, type ToldItem } from "../contract";
import type { Notify } from "./who-is-told";

/** A message to one member: all that one person did of one kind. `position` is the last event that it tells of. */
export type Message = { userId: string; kind: NoticeKind; position: number; told: Told };

const keyOf = ({ userId, kind, told }: Pick<Message, "userId" | "kind" | "told">) => `${userId} ${kind} ${told.actor.id}`;

/** Makes one message of what is told to the same member, of the same kind and by the same person. @param all in the order of the log */
export function gather(all: (Notify & { actor: Actor; position: number })[]): Message[] {
  const messages = new Map<string, Message>();
  for (const { userId, kind, item, actor: { type, id, name }, position } of all) {
    const one: Message = { userId, kind, position, told: { actor: { type, id, name }, items: [item], count: 1 } };
    const there = messages.get(keyOf(one));
    messages.set(keyOf(one), there ? { ...one, told: together(there.told, one.told) } : one);
  }
  return [...messages.values()];
}

/** One message of two. What happened twice to one thing is told once: from what it was at first to what it is at last. */
export function together(first: Told, second: Told): Told {
  const items = new Map(first.items.map((item) => [item.id, item]));
  let fresh = 0;
  for (const item of second.items) {
    const there = items.get(item.id);
    if (!there) fresh++;
    items.set(item.id, there ? merged(there, item) : item);
  }
  const unkept = second.count - second.items.length;
  return { actor: second.actor, items: [...items.values()].slice(0, MOST_KEPT), count: first.count + fresh + unkept };
}

const merged = (was: ToldItem, is: ToldItem): ToldItem => ({ ...is, before: was.before ?? is.before });
