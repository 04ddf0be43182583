import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { climb as climbSome, fits, type Ground, inTheWay, newlyTaken, type Waiting } from "./hold-ladder";

const always = (capacity: number): Ground => ({ steps: [{ start: 0, end: 100, capacity }], confirmed: [] });
const climb = (queue: Waiting[], ground: Ground) => climbSome(queue.map(({ id }) => id), queue, ground);
const hold = (id: string, start: number, end: number, allocation: number): Waiting => ({ id, allocation, windows: [{ start, end }] });
const ranks = (queue: Waiting[], ground: Ground) => Object.fromEntries([...climb(queue, ground)].map(([id, { rank }]) => [id, rank]));

describe("of a room", () => {
  test("who came first is first, who touches nobody is first too", () => {
    expect(ranks([hold("a", 0, 10, 1), hold("b", 5, 15, 1), hold("c", 8, 12, 1), hold("d", 15, 20, 1)], always(1))).toEqual({ a: 1, b: 2, c: 3, d: 1 });
  });

  test("a hold in the way of two that do not touch each other is third", () => {
    expect(climb([hold("a", 0, 5, 1), hold("b", 10, 15, 1), hold("c", 0, 20, 1)], always(1)).get("c")).toEqual({ rank: 3, fits: true, ahead: ["a", "b"] });
  });

  test("nights between the windows are nobody's", () => {
    const days: Waiting = { id: "days", allocation: 1, windows: [{ start: 0, end: 5 }, { start: 10, end: 15 }] };
    expect(ranks([days, hold("night", 5, 10, 1), hold("day", 4, 6, 1)], always(1))).toEqual({ days: 1, night: 1, day: 3 });
  });

  test("over a confirmed booking it does not fit, whatever its rank", () => {
    const ground = { ...always(1), confirmed: [{ start: 8, end: 9, load: 1 }] };
    expect(climb([hold("a", 0, 10, 1)], ground).get("a")).toEqual({ rank: 1, fits: false, ahead: [] });
    expect(fits({ allocation: 1, windows: [{ start: 0, end: 8 }] }, ground)).toBe(true);
  });
});

test("shares of an artist are ahead only together with what is confirmed", () => {
  const queue = [hold("a", 0, 10, 50), hold("b", 5, 15, 50), hold("c", 8, 12, 50)];
  expect(ranks(queue, always(100))).toEqual({ a: 1, b: 1, c: 3 });
  expect(ranks(queue, { ...always(100), confirmed: [{ start: 0, end: 10, load: 50 }] })).toEqual({ a: 1, b: 2, c: 3 });
});

test("a pool that shrinks has room for fewer from then on", () => {
  const ground: Ground = { steps: [{ start: 0, end: 10, capacity: 3 }, { start: 10, end: 100, capacity: 2 }], confirmed: [] };
  expect(climb([hold("early", 0, 5, 2), hold("late", 12, 20, 2), hold("all", 0, 20, 1)], ground).get("all")).toMatchObject({ rank: 2, ahead: ["late"] });
});

test("a change newly takes what it did not have", () => {
  const had = { allocation: 50, windows: [{ start: 0, end: 10 }, { start: 20, end: 30 }] };
  expect(newlyTaken(undefined, had)).toEqual(had.windows);
  expect(newlyTaken(had, { allocation: 20, windows: [{ start: 5, end: 25 }] })).toEqual([{ start: 10, end: 20 }]);
  expect(newlyTaken(had, { allocation: 50, windows: [{ start: 2, end: 8 }] })).toEqual([]);
  expect(newlyTaken(had, { allocation: 60, windows: [{ start: 2, end: 8 }] })).toEqual([{ start: 2, end: 8 }]);
});

const HOURS = 16;
const LONGEST = 6;
const windows = fc.array(fc.record({ start: fc.nat(HOURS), length: fc.integer({ min: 1, max: LONGEST }) }), { minLength: 1, maxLength: 3 }).map((given) =>
  given
    .toSorted((a, b) => a.start - b.start)
    .reduce<{ start: number; end: number }[]>((kept, { start, length }) => {
      const from = Math.max(start, kept.at(-1)?.end ?? 0);
      return from < start + length ? [...kept, { start: from, end: start + length }] : kept;
    }, []),
);
const setting = fc.constantFrom(1, 6, 100).chain((capacity) =>
  fc.record({
    capacities: fc.array(fc.integer({ min: 1, max: capacity }), { minLength: 1, maxLength: 3 }),
    queue: fc.array(fc.record({ windows, allocation: fc.integer({ min: 1, max: capacity }) }), { maxLength: 7 }),
    confirmed: fc.array(fc.record({ windows, allocation: fc.integer({ min: 1, max: capacity }) }), { maxLength: 3 }),
  }),
);

test("is what counting instant by instant says", () => {
  fc.assert(
    fc.property(setting, ({ capacities, queue, confirmed }) => {
      const instants = Array.from({ length: HOURS + LONGEST }, (_, at) => at);
      const width = Math.ceil(instants.length / capacities.length);
      const capacityAt = (at: number) => capacities[Math.floor(at / width)] as number;
      const has = (booking: { windows: { start: number; end: number }[] }, at: number) => booking.windows.some(({ start, end }) => start <= at && at < end);
      const sum = (bookings: (typeof queue)[number][], at: number) => bookings.filter((one) => has(one, at)).reduce((load, { allocation }) => load + allocation, 0);

      const waiting = queue.map((one, i) => ({ ...one, id: String(i) }));
      const ground: Ground = {
        steps: capacities.map((capacity, i) => ({ start: i * width, end: (i + 1) * width, capacity })),
        confirmed: confirmed.flatMap((one) => one.windows.map((window) => ({ ...window, load: one.allocation }))),
      };
      const ladder = climb(waiting, ground);
      waiting.forEach((one, place) => {
        const earlier = waiting.slice(0, place);
        const full = instants.filter((at) => has(one, at) && sum(confirmed, at) + sum(earlier, at) + one.allocation > capacityAt(at));
        const ahead = earlier.filter((other) => full.some((at) => has(other, at))).map(({ id }) => id);
        const isFit = instants.every((at) => !has(one, at) || sum(confirmed, at) + one.allocation <= capacityAt(at));
        expect(ladder.get(one.id)).toEqual({ rank: 1 + ahead.length, fits: isFit, ahead });
        expect(inTheWay(one, earlier, ground)).toEqual(ahead);
      });
    }),
    { numRuns: 500 },
  );
});

test("when the first option is confirmed, everybody ahead of it still fits", () => {
  fc.assert(
    fc.property(setting, ({ capacities, queue, confirmed }) => {
      const waiting = queue.map((one, i) => ({ ...one, id: String(i) }));
      const taken = confirmed.flatMap((one) => one.windows.map((window) => ({ ...window, load: one.allocation })));
      const ground: Ground = { steps: [{ start: 0, end: 100, capacity: Math.max(...capacities) }], confirmed: taken };
      const ladder = climb(waiting, ground);
      for (const [place, one] of waiting.entries()) {
        if (ladder.get(one.id)?.rank !== 1 || !ladder.get(one.id)?.fits) continue;
        const after = { ...ground, confirmed: [...taken, ...one.windows.map((window) => ({ ...window, load: one.allocation }))] };
        for (const other of waiting.slice(0, place)) if (fits(other, ground)) expect(fits(other, after)).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});
