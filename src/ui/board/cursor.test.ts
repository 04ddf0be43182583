import { expect, test } from "vitest";
import { type Cursor, step } from "./cursor";
import { someBooking, someRow } from "./board.fixture";
import { layOut } from "./rows";
import { scaleAround } from "./scale";
import type { BoardBooking } from "./types";

const at = (hour: number) => Date.UTC(2026, 2, 2, hour);
const booking = (id: string, from: number, to: number, allocation = 50): BoardBooking => someBooking({ id, startMs: at(from), endMs: at(to), allocation });
const scale = scaleAround("week", "UTC", at(0));
const lines = layOut([{ name: "A", rows: [someRow("r0"), someRow("r1")] }], (id) => (id === "r0" ? [booking("a", 9, 12), booking("b", 9, 11), booking("c", 15, 16)] : []), new Set(), new WeakMap());
const go = (cursor: Cursor, ...keys: string[]) => keys.reduce((now, key) => step(now, key.replace("^", ""), key.startsWith("^"), lines, scale) ?? now, cursor);
const on = (line: number, hour: number, bookingId?: string): Cursor => ({ line, ms: at(hour), bookingId });

test("arrows go by steps of the zoom and by lines, and come upon bookings", () => {
  expect(go(on(1, 7), "ArrowRight", "ArrowRight")).toEqual(on(1, 9, "a"));
  expect(go(on(1, 12), "ArrowLeft")).toEqual(on(1, 11, "a"));
  expect(go(on(0, 9), "ArrowDown")).toEqual(on(1, 9, "a"));
  expect(go(on(2, 9), "ArrowDown", "ArrowDown")).toEqual(on(2, 9));
  expect(go(on(2, 9), "PageUp")).toEqual(on(0, 9));
});

test("of bookings at the same time all are reached, before the next line", () => {
  expect(go(on(1, 9, "a"), "ArrowDown")).toEqual(on(1, 9, "b"));
  expect(go(on(1, 9, "b"), "ArrowDown")).toEqual(on(2, 9));
  expect(go(on(1, 9, "b"), "ArrowUp")).toEqual(on(1, 9, "a"));
});

test("with Control from booking to booking", () => {
  expect(go(on(1, 2), "^ArrowRight")).toEqual(on(1, 9, "a"));
  expect(go(on(1, 9, "a"), "^ArrowRight", "^ArrowRight")).toEqual(on(1, 15, "c"));
  expect(go(on(1, 15, "c"), "^ArrowRight")).toEqual(on(1, 15, "c"));
  expect(go(on(1, 15, "c"), "^ArrowLeft").ms).toBe(at(9));
});

test("other keys are for others", () => {
  expect(step(on(1, 9), "Enter", false, lines, scale)).toBeUndefined();
});
