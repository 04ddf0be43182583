import fc from "fast-check";
import { expect, test } from "vitest";
import { someBooking } from "./board.fixture";
import { createGround, gaps, within } from "./ground";
import { loadIn } from "./load";

const HOUR = 3_600_000;
const hours = (from: number, to: number) => ({ startMs: from * HOUR, endMs: to * HOUR });
const span = (from: number, to: number) => ({ fromMs: from * HOUR, toMs: to * HOUR });
/** Two days of eight hours, the second half of the second one on leave. */
const ground = { work: [hours(9, 17), hours(33, 41)], away: [{ ...hours(37, 60), why: "Leave" }] };

test("is the share of the working time that is left, for what is confirmed and what is only held", () => {
  const bookings = [someBooking({ ...hours(9, 13), allocation: 50 }), someBooking({ id: "h", status: "hold", ...hours(13, 17) })];
  expect(loadIn(span(0, 24), ground, bookings, 100)).toEqual({ booked: 0.25, held: 0.5 });
  expect(loadIn(span(24, 48), ground, [someBooking(hours(30, 50))], 100)).toEqual({ booked: 1, held: 0 });
  expect(loadIn(span(9, 10), ground, [...bookings, ...bookings, ...bookings], 100)?.booked).toBeCloseTo(1.5);
});

test("there is none where nobody works", () => {
  expect([loadIn(span(17, 33), ground, [someBooking(hours(17, 33))], 100), loadIn(span(37, 48), ground, [], 100)]).toEqual([undefined, undefined]);
});

const stretches = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })), { maxLength: 20 }).map((steps) => {
  let at = 0;
  return steps.map(([free, length]) => ({ startMs: (at += free), endMs: (at += length) }));
});

test("of ordered stretches those within a span, and the gaps between them, fill it exactly", () => {
  fc.assert(
    fc.property(stretches, fc.nat(100), fc.nat(100), (all, fromMs, length) => {
      const wanted = { fromMs, toMs: fromMs + length };
      const found = within(all, wanted);
      expect(found).toEqual(all.filter(({ startMs, endMs }) => startMs < wanted.toMs && endMs > wanted.fromMs));
      for (let at = wanted.fromMs; at < wanted.toMs; at++) {
        const isIn = ({ startMs, endMs }: { startMs: number; endMs: number }) => startMs <= at && at < endMs;
        expect(Number(found.some(isIn)) + gaps(all, wanted).filter(isIn).length).toBe(1);
      }
    }),
  );
});

test("windows come in any order, and one that is read again takes the place of what it said before", () => {
  const book = createGround();
  const heard: string[][] = [];
  book.watch((ids) => heard.push([...ids]));
  book.load(span(24, 48), [{ resourceId: "r", work: [hours(33, 41)], away: [] }]);
  book.load(span(0, 24), [{ resourceId: "r", work: [hours(9, 17)], away: [] }]);
  expect(book.of("r")?.work).toEqual([hours(9, 17), hours(33, 41)]);
  book.load(span(24, 48), [{ resourceId: "r", work: [], away: [] }]);
  expect([book.of("r")?.work, heard, book.of("q")]).toEqual([[hours(9, 17)], [["r"], ["r"], ["r"]], undefined]);
});
