import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { begin, current, forget, type Known, learn, nothing, prune, settle } from "./merge";

type Booking = { id: string; version: number; title: string; isGone?: boolean };
const at = (version: number, title: string, id = "a"): Booking => ({ id, version, title });
const empty = { bookings: [], position: 0 };
const titles = (shown: Map<string, { title: string; pending?: boolean }>) => [...shown.values()].map(({ title, pending }) => (pending ? `${title}…` : title));

describe("a change", () => {
  test("is shown at once, and then what was answered", () => {
    const page = { bookings: [at(1, "was")], position: 5 };
    const sent = begin(nothing<Booking>(), { key: "k", id: "a", change: { title: "wish" } });
    expect(titles(current(page, sent))).toEqual(["wish…"]);
    expect(titles(current(page, settle(sent, "k", at(2, "done"))))).toEqual(["done"]);
    expect(titles(current(page, settle(sent, "k")))).toEqual(["was"]);
  });

  test("that is refused shows what somebody else made of it meanwhile", () => {
    const page = { bookings: [at(1, "was")], position: 5 };
    const sent = learn(begin(nothing<Booking>(), { key: "k", id: "a", change: { title: "wish" } }), at(2, "theirs"), 6);
    expect(titles(current(page, sent))).toEqual(["wish…"]);
    expect(titles(current(page, settle(sent, "k")))).toEqual(["theirs"]);
  });

  test("to what is gone does not bring it back; a new one stands by itself", () => {
    expect(current(empty, begin(nothing<Booking>(), { key: "k", id: "a", change: { title: "wish" } })).size).toBe(0);
    expect(titles(current(empty, begin(nothing<Booking>(), { key: "k", id: "a", change: at(0, "new") })))).toEqual(["new…"]);
  });
});

test("what an answer told and a page does not show is kept until its event is known to lie before the page, or too much was missed", () => {
  const answered = settle(nothing<Booking>(), "k", at(1, "new"));
  const page = { bookings: [], position: 9 };
  expect(titles(current(page, answered))).toEqual(["new"]);
  expect(titles(current(page, learn(answered, at(1, "new"), 8)))).toEqual([]);
  expect(titles(current(page, forget(answered)))).toEqual([]);
});

type Op = { type: "create" | "change" | "cancel"; which: number; isOurs: boolean; isRefused: boolean };
const op: fc.Arbitrary<Op> = fc.record({ type: fc.constantFrom("create" as const, "change" as const, "change" as const, "cancel" as const), which: fc.nat(5), isOurs: fc.boolean(), isRefused: fc.boolean() });

test("whatever the order of answers and events, twice or late, all end with what the server has", () => {
  fc.assert(
    fc.property(fc.array(op, { maxLength: 25 }), fc.array(fc.nat(1_000), { minLength: 120, maxLength: 120 }), fc.nat(25), (ops, order, readAt) => {
      // The server, one change after the other; each has a position. Our own have an answer, too.
      const server = new Map<string, Booking>();
      let page: { bookings: Booking[]; position: number } = { bookings: [], position: 0 };
      const news: ((known: Known<Booking>) => Known<Booking>)[] = [];
      let known = nothing<Booking>();
      ops.forEach(({ type, which, isOurs, isRefused }, i) => {
        const [id, position] = [`b${which}`, i + 1];
        const there = server.get(id);
        if ((type === "create") === (there !== undefined) || there?.isGone) return;
        const next: Booking = { id, version: (there?.version ?? 0) + 1, title: `at ${position}`, ...(type === "cancel" && { isGone: true }) };
        if (isOurs) known = begin(known, { key: `k${i}`, id, change: type === "create" ? { ...next, version: 0 } : { title: next.title } });
        if (isRefused && isOurs) return void news.push((before) => settle(before, `k${i}`));
        server.set(id, next);
        if (isOurs) news.push((before) => settle(before, `k${i}`, next));
        const tell = (before: Known<Booking>) => learn(before, next, position);
        news.push(tell, ...(which % 2 ? [tell] : []));
        if (i === readAt) page = { bookings: [...server.values()].filter(({ isGone }) => !isGone), position };
      });
      const shuffled = news.map((tell, i) => ({ tell, at: order[i % order.length] as number })).toSorted((a, b) => a.at - b.at);
      for (const { tell } of shuffled) known = prune(tell(known), page);
      const live = (all: Map<string, Booking>) => [...all.values()].filter(({ isGone }) => !isGone).toSorted((a, b) => (a.id < b.id ? -1 : 1));
      expect(live(current(page, known))).toEqual(live(server));
      expect(known.pending).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
