import { describe, expect, test } from "vitest";
import { parseInstant } from "@/lib/time";
import { updateBundleSchema } from "../bundles/contract";
import { daysSchema } from "../contract";
import { type BundleBooking, planBundleChange } from "./bundle-change";

const booking = (id: string, start: string, end: string, given: Partial<BundleBooking> = {}): BundleBooking => ({ id, title: "Shoot", status: "confirmed", startTime: parseInstant(start), endTime: parseInstant(end), days: null, ...given });
const morning = booking("morning", "2026-03-27T08:00:00Z", "2026-03-27T11:00:00Z");
const evening = booking("evening", "2026-03-28T17:00:00Z", "2026-03-28T20:00:00Z");
const plan = (bookings: BundleBooking[], change: object) =>
  planBundleChange(bookings, "Shoot", updateBundleSchema.parse(change), "Europe/Berlin").map(({ id, input }) => [id, JSON.parse(JSON.stringify(input))]);

test("cancelled bookings stay as they are, and a title of its own stays", () => {
  expect(plan([morning, { ...evening, title: "Special" }, booking("gone", "2026-03-02T00:00:00Z", "2026-03-03T00:00:00Z", { status: "cancelled" })], { title: "Night shoot", status: "confirmed", override: "so be it" })).toEqual([
    ["morning", { title: "Night shoot", status: "confirmed", override: "so be it" }],
    ["evening", { status: "confirmed", override: "so be it" }],
  ]);
});

describe("all move as one", () => {
  test("by days, at the same local times", () => {
    expect(plan([morning, evening], { shift: { days: 2 } })).toEqual([
      ["morning", { start: "2026-03-29T07:00:00Z", end: "2026-03-29T10:00:00Z" }],
      ["evening", { start: "2026-03-30T16:00:00Z", end: "2026-03-30T19:00:00Z" }],
    ]);
  });

  test("to a date, counted from the first of them", () => {
    expect(plan([evening, morning], { moveTo: "2026-03-20" })).toEqual([
      ["evening", { start: "2026-03-21T17:00:00Z", end: "2026-03-21T20:00:00Z" }],
      ["morning", { start: "2026-03-20T08:00:00Z", end: "2026-03-20T11:00:00Z" }],
    ]);
    expect(plan([morning], { moveTo: "2026-03-27" })).toEqual([["morning", {}]]);
  });

  test("by minutes, unless they were given in days", () => {
    expect(plan([morning], { shift: { minutes: -30 } })).toEqual([["morning", { start: "2026-03-27T07:30:00Z", end: "2026-03-27T10:30:00Z" }]]);
    const inDays = { ...morning, days: daysSchema.parse({ from: "2026-03-27", to: "2026-03-30" }) };
    expect(() => plan([inDays], { shift: { minutes: 30 } })).toThrow("does not move bookings given in days");
    expect(plan([inDays], { shift: { days: 7 } })).toEqual([["morning", { moveTo: "2026-04-03" }]]);
    expect(plan([inDays, evening], { moveTo: "2026-03-30" })).toEqual([
      ["morning", { moveTo: "2026-03-30" }],
      ["evening", { start: "2026-03-31T16:00:00Z", end: "2026-03-31T19:00:00Z" }],
    ]);
  });

  test("to a time that is given anew", () => {
    expect(plan([morning, evening], { start: "2026-03-02T10:00:00Z", end: "2026-03-02T12:00:00Z" })).toEqual([
      ["morning", { start: "2026-03-02T10:00:00Z", end: "2026-03-02T12:00:00Z" }],
      ["evening", { start: "2026-03-02T10:00:00Z", end: "2026-03-02T12:00:00Z" }],
    ]);
  });
});
