import fc from "fast-check";
import { expect, test } from "vitest";
import { createBook } from "./book";
import { someBooking } from "./board.fixture";
import type { BoardBooking } from "./types";

const HOUR = 3_600_000;
const OF_ALL = () => true;
const ALL = { fromMs: 0, toMs: 100 * HOUR };
const booking = (id: string, version: number, hour: number, resourceId = "r0"): BoardBooking => someBooking({ id, resourceId, title: `v${version}`, startMs: hour * HOUR, endMs: (hour + 2) * HOUR, version });
const shown = (book: ReturnType<typeof createBook>) => book.all().toSorted((a, b) => (a.id < b.id ? -1 : 1));

test("a change is shown at once, then what was answered; refused, what was there", () => {
  const book = createBook();
  book.load(ALL, OF_ALL, 1, [booking("a", 1, 1)]);
  book.begin({ key: "k", id: "a", change: { resourceId: "r1" } });
  expect([book.bookingsOf("r0"), book.bookingsOf("r1")]).toMatchObject([[], [{ id: "a", isPending: true }]]);
  book.settle("k");
  expect(shown(book)).toEqual([booking("a", 1, 1)]);
  book.begin({ key: "l", id: "a", change: { resourceId: "r1" } });
  book.settle("l", { id: "a", version: 2, booking: booking("a", 2, 5, "r1") });
  expect(book.bookingsOf("r1")).toEqual([booking("a", 2, 5, "r1")]);
});

test("a row that nothing happened in stays the same array, and who watches hears of the others", () => {
  const book = createBook();
  book.load(ALL, OF_ALL, 1, [booking("a", 1, 1), booking("b", 1, 1, "r1")]);
  const heard: string[][] = [];
  book.watch((ids) => heard.push([...ids]));
  const before = book.bookingsOf("r1");
  book.hear({ id: "a", version: 2, booking: booking("a", 2, 3) }, 2);
  expect([heard, book.bookingsOf("r1") === before, book.bookingsOf("p")?.length]).toEqual([[["r0", "p"]], true, 2]);
});

type Op = { which: number; hour: number; to: number; isGone: boolean; isOurs: boolean; isRefused: boolean };
const op: fc.Arbitrary<Op> = fc.record({ which: fc.nat(5), hour: fc.nat(90), to: fc.nat(2), isGone: fc.boolean(), isOurs: fc.boolean(), isRefused: fc.boolean() });

test("windows, events and answers, in any order, twice or late, come to what the server has", () => {
  fc.assert(
    fc.property(fc.array(op, { maxLength: 25 }), fc.array(fc.nat(1_000), { minLength: 150, maxLength: 150 }), (ops, order) => {
      const server = new Map<string, { version: number; booking: BoardBooking | undefined }>();
      const book = createBook();
      const news: (() => void)[] = [];
      ops.forEach(({ which, hour, to, isGone, isOurs, isRefused }, i) => {
        const [id, position] = [`b${which}`, i + 1];
        const there = server.get(id);
        if (there && !there.booking) return;
        const version = (there?.version ?? 0) + 1;
        const next = there && isGone ? undefined : booking(id, version, hour, `r${to}`);
        if (isOurs) book.begin({ key: `k${i}`, id, change: next ? { ...next, version: there ? version : 0 } : { title: "going" } });
        if (isOurs && isRefused) return void news.push(() => book.settle(`k${i}`));
        server.set(id, { version, booking: next });
        if (isOurs) news.push(() => book.settle(`k${i}`, { id, version, booking: next }));
        const tell = () => book.hear({ id, version, booking: next }, position);
        news.push(tell, ...(which % 2 ? [tell] : []));
        if (i % 7 === 3) {
          const [window, rows] = [{ fromMs: (hour - 20) * HOUR, toMs: (hour + 20) * HOUR }, new Set([`r${to}`, "r0"])];
          const seen = [...server.values()].flatMap((one) => (one.booking && rows.has(one.booking.resourceId) && one.booking.startMs < window.toMs && one.booking.endMs > window.fromMs ? [one.booking] : []));
          news.push(() => book.load(window, ({ resourceId }) => rows.has(resourceId), position, seen));
        }
      });
      const shuffled = news.map((tell, i) => ({ tell, at: order[i % order.length] as number })).toSorted((a, b) => a.at - b.at);
      for (const { tell } of shuffled) tell();
      const stored = [...server.values()].flatMap((one) => one.booking ?? []).toSorted((a, b) => (a.id < b.id ? -1 : 1));
      expect(shown(book)).toEqual(stored);
      expect((book.bookingsOf("p") ?? []).map(({ id }) => id).toSorted()).toEqual(stored.map(({ id }) => id));
      for (const row of ["r0", "r1", "r2"]) expect((book.bookingsOf(row) ?? []).map(({ id }) => id).toSorted()).toEqual(stored.filter(({ resourceId }) => resourceId === row).map(({ id }) => id));
    }),
    { numRuns: 500 },
  );
});
