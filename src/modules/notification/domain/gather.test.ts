import fc from "fast-check";
import { expect, test } from "vitest";
import type { Actor } from "@/lib/principal";
import { MOST_KEPT, NOTICE_KINDS, type ToldItem } from "../contract";
import { gather, together } from "./gather";

const span = (hour: number) => ({ start: `2026-03-02T${String(hour).padStart(2, "0")}:00:00Z`, end: "2026-03-03T00:00:00Z" });
const item = (id: number, at: number, was?: number): ToldItem => ({ about: "booking", id: `b${id}`, resourceId: "r", projectId: "p", ...span(at), status: "confirmed", before: was === undefined ? null : span(was), reason: null });
const actor = (id: number): Actor => ({ type: "user", id: `u${id}`, name: `U${id}` });

const one = fc.record({ to: fc.nat(2), by: fc.nat(1), kind: fc.constantFrom(...NOTICE_KINDS), about: fc.nat(70), at: fc.nat(23) });

test("one message a member, kind and person, wherever the log is cut; each thing in it once, and none is lost but from what is kept", () => {
  fc.assert(
    fc.property(fc.array(one, { maxLength: 150 }), fc.nat(150), (all, cut) => {
      const told = all.map(({ to, by, kind, about, at }, i) => ({ userId: `m${to}`, kind, item: item(about, at), actor: actor(by), position: i + 1 }));
      const whole = gather(told);
      const keys = whole.map(({ userId, kind, told: { actor: who } }) => `${userId} ${kind} ${who.id}`);
      expect(new Set(keys).size).toBe(keys.length);
      for (const [i, { userId, kind, told: { actor: who, items, count }, position }] of whole.entries()) {
        const mine = told.filter((each) => `${each.userId} ${each.kind} ${each.actor.id}` === keys[i]);
        const ids = new Set(mine.map((each) => each.item.id));
        expect([userId, kind, who, position]).toEqual([mine[0]?.userId, mine[0]?.kind, mine[0]?.actor, mine.at(-1)?.position]);
        expect(items.map(({ id }) => id)).toEqual([...ids].slice(0, MOST_KEPT));
        if (ids.size <= MOST_KEPT) expect(count).toBe(ids.size);
        else expect(count).toBeGreaterThanOrEqual(ids.size);
      }
      // In two batches it is the same, as long as all is kept.
      const [first, second] = [gather(told.slice(0, cut)), gather(told.slice(cut))];
      for (const message of whole.filter(({ told: { count } }) => count <= MOST_KEPT)) {
        const parts = [first, second].map((batch) => batch.find((each) => each.userId === message.userId && each.kind === message.kind && each.told.actor.id === message.told.actor.id)?.told).filter((part) => part !== undefined);
        expect(parts.reduce(together)).toEqual(message.told);
      }
    }),
  );
});

test("what moved twice moved from where it was at first", () => {
  const [message] = gather([
    { userId: "m", kind: "moved", item: item(1, 10, 8), actor: actor(1), position: 1 },
    { userId: "m", kind: "moved", item: item(1, 12, 10), actor: actor(1), position: 2 },
  ]);
  expect(message?.told).toMatchObject({ count: 1, items: [{ ...span(12), before: span(8) }] });
});
