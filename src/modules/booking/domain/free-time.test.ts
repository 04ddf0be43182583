import fc from "fast-check";
import { expect, test } from "vitest";
import type { Load, Stretch } from "@/lib/stretch";
import { type Ask, fitOf } from "./fit";
import { type Free, freeIn, roomFor, stretchesOf, totalOf } from "./free-time";

// Against a model that looks at every minute on its own.
const MINUTES = 60;
const minutes = Array.from({ length: MINUTES }, (_, minute) => minute);
const has = (stretches: Stretch[], minute: number) => stretches.some(({ start, end }) => start <= minute && minute < end);

/** From which minutes are in, the stretches in order and apart. */
const stretchesIn = (isIn: boolean[]): Stretch[] =>
  isIn.flatMap((is, start) => (is && !isIn[start - 1] ? [{ start, end: isIn.indexOf(false, start) < 0 ? isIn.length : isIn.indexOf(false, start) }] : []));

const open = fc.array(fc.boolean(), { minLength: MINUTES, maxLength: MINUTES }).map(stretchesIn);
const CAPACITY = 4;
const steps = fc.uniqueArray(fc.integer({ min: 1, max: MINUTES - 1 }), { maxLength: 3 }).chain((cuts) => {
  const edges = [0, ...cuts.toSorted((a, b) => a - b), MINUTES];
  return fc.array(fc.integer({ min: 1, max: CAPACITY }), { minLength: edges.length - 1, maxLength: edges.length - 1 }).map((capacities) => capacities.map((capacity, i): Free => ({ start: edges[i] as number, end: edges[i + 1] as number, capacity })));
});
const taker = fc.record({ start: fc.integer({ min: -5, max: MINUTES }), length: fc.integer({ min: 1, max: 20 }), load: fc.integer({ min: 1, max: 2 }) }).map(({ start, length, load }): Load => ({ start, end: start + length, load }));
const day = fc.record({ open, had: steps, takers: fc.array(taker, { maxLength: 8 }) });

/** What is free in a minute, for those who count minute by minute. */
const freeAt = ({ open, had, takers }: { open: Stretch[]; had: Free[]; takers: Load[] }, minute: number) => {
  const capacity = (had.find(({ start, end }) => start <= minute && minute < end) as Free).capacity;
  const taken = takers.filter(({ start, end }) => start <= minute && minute < end).reduce((sum, { load }) => sum + load, 0);
  return has(open, minute) ? Math.max(0, capacity - taken) : 0;
};

test("what is free is what every minute says: open, and some of its capacity left", () => {
  fc.assert(
    fc.property(day, (given) => {
      const free = freeIn(given.open, given.had, given.takers);
      for (const minute of minutes) expect(free.filter(({ start, end }) => start <= minute && minute < end).reduce((sum, { capacity }) => sum + capacity, 0)).toBe(freeAt(given, minute));
      for (const [i, stretch] of free.entries()) expect(stretch.end > stretch.start && stretch.start >= (free[i - 1]?.end ?? 0)).toBe(true);
    }),
  );
});

test("there is room exactly in the minutes in which enough is free, in stretches that do not touch", () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: CAPACITY }), (given, needed) => {
      const expected = stretchesIn(minutes.map((minute) => freeAt(given, minute) >= needed));
      expect(stretchesOf(roomFor(needed, given.open, given.had, given.takers))).toEqual(expected);
    }),
  );
});

const ask = (kind: Ask["kind"]) => fc.integer({ min: 1, max: 30 }).map((length): Ask => ({ kind, length }));
const roomOf = (open: Stretch[]) => ({ open, full: [] });

test("a slot is the first that is long enough, or else the longest there is", () => {
  fc.assert(
    fc.property(open, ask("slot"), (room, asked) => {
      const fits = minutes.find((start) => start + asked.length <= MINUTES && minutes.slice(start, start + asked.length).every((minute) => has(room, minute)));
      const found = fitOf(asked, roomOf(room));
      if (fits !== undefined) expect(found).toEqual({ length: asked.length, slot: { start: fits, end: fits + asked.length }, free: totalOf(room) });
      else expect(found?.length ?? 0).toBe(Math.max(0, ...room.map(({ start, end }) => end - start)));
      if (found) expect(found.length).toBe(found.slot.end - found.slot.start);
    }),
  );
});

test("a total ends in the minute in which enough has come together", () => {
  fc.assert(
    fc.property(open, ask("total"), (room, asked) => {
      const inRoom = minutes.filter((minute) => has(room, minute));
      const found = fitOf(asked, roomOf(room));
      expect(found?.length ?? 0).toBe(Math.min(asked.length, inRoom.length));
      if (found) expect(found.slot).toEqual({ start: inRoom[0], end: (inRoom[Math.min(asked.length, inRoom.length) - 1] as number) + 1 });
      expect(found?.free ?? 0).toBe(inRoom.length);
    }),
  );
});
