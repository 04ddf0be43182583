import { describe, expect, test } from "vitest";
import { someBooking, someRow } from "./board.fixture";
import { changesOf, complete, enter, type Gesture, isTaken, moveTo, steer } from "./gesture";
import type { Hit } from "./hit";
import type { Line } from "./rows";
import { scaleAround } from "./scale";
import type { BoardBooking } from "./types";

const at = (hour: number, minute = 0) => Date.UTC(2026, 2, 2, hour, minute);
const scale = scaleAround("week", "UTC", at(0));
const row = (id: string): Line => ({ kind: "row", key: id, group: "A", row: someRow(id), bars: [], top: 0, height: 42 });
const booking = someBooking({ startMs: at(9), endMs: at(12), allocation: 60, version: 3 });
const hit = (ms: number, given: Partial<Hit> = {}): Hit => ({ line: row("r0"), bar: undefined, part: undefined, ms, ...given });
const on = (part: Hit["part"], ms: number, given: Partial<BoardBooking> = {}) => enter(hit(ms, { bar: { booking: { ...booking, ...given }, top: 4, height: 20 }, part }), scale);
const AT = { x: 0, y: 0 };
const rowOf = ({ resourceId }: { resourceId: string }) => resourceId;
type Done = Exclude<Gesture, { kind: "lasso" }>;
const run = (gesture: ReturnType<typeof enter>, to: Pick<Hit, "line" | "ms">) => gesture && complete(moveTo(gesture, to, scale, AT) as Done, scale, rowOf);
const placeOf = (gesture: Gesture) => changesOf(gesture as Extract<Gesture, { booking: unknown }>, scale, rowOf)[0]?.place;

describe("drawing", () => {
  test("takes the steps from the one pressed to the one let go, in either direction", () => {
    const begun = enter(hit(at(9, 20)), scale);
    expect(run(begun, hit(at(11, 40)))).toEqual({ kind: "book", place: { rowId: "r0", startMs: at(9), endMs: at(12) } });
    expect(run(begun, hit(at(6, 50)))).toEqual({ kind: "book", place: { rowId: "r0", startMs: at(7), endMs: at(10) } });
  });
  test("a click is one step", () => {
    expect(run(enter(hit(at(9, 40)), scale), hit(at(9, 40)))).toMatchObject({ place: { startMs: at(9), endMs: at(10) } });
  });
  test("does not begin outside of rows", () => {
    expect(enter(hit(at(9), { line: undefined }), scale)).toBeUndefined();
  });
});

describe("moving", () => {
  test("keeps the length and where it is gripped, in time and to another row", () => {
    expect(run(on("middle", at(10, 10)), { line: row("r1"), ms: at(13, 20) })).toEqual({ kind: "change", changes: [{ booking, fromRow: "r0", place: { rowId: "r1", startMs: at(12), endMs: at(15) } }] });
  });
  test("back to where it was is nothing", () => {
    expect(run(on("middle", at(10)), hit(at(10, 5)))).toBeUndefined();
  });
  test("what is under way, or of a project that one may not read, stays", () => {
    expect([on("middle", at(10), { isPending: true }), on("end", at(12), { projectId: null })]).toEqual([undefined, undefined]);
  });
});

describe("several", () => {
  const other = someBooking({ id: "c", startMs: at(14), endMs: at(15) });
  const begin = (along: typeof booking[], isCopy = false) => enter(hit(at(10), { bar: { booking, top: 4, height: 20 }, part: "middle" }), scale, { selected: [booking, ...along], isCopy });

  test("go as far as the one that is gripped, and to another row when all are in one", () => {
    expect(run(begin([other]), { line: row("r1"), ms: at(12) })).toMatchObject({ kind: "change", changes: [{ place: { rowId: "r1", startMs: at(11) } }, { booking: other, place: { rowId: "r1", startMs: at(16), endMs: at(17) } }] });
    const apart = { ...other, resourceId: "r5" };
    expect(run(begin([apart]), { line: row("r1"), ms: at(12) })).toMatchObject({ changes: [{ place: { rowId: "r0", startMs: at(11) } }, { place: { rowId: "r5", startMs: at(16) } }] });
  });
  test("what cannot be changed stays, and a copy leaves all as it is", () => {
    expect(run(begin([{ ...other, projectId: null }]), hit(at(12)))).toMatchObject({ changes: [{ booking: { id: "b" } }] });
    expect(run(begin([other], true), hit(at(12)))).toMatchObject({ kind: "copy", changes: [{ booking }, { booking: other }] });
  });
  test("keep their hour when the clocks change in between", () => {
    const berlin = scaleAround("week", "Europe/Berlin", at(0));
    const [first, late] = [Date.parse("2026-03-27T09:00:00+01:00"), Date.parse("2026-03-28T09:00:00+01:00")];
    const [one, two] = [someBooking({ startMs: first, endMs: first + 1 }), someBooking({ id: "c", startMs: late, endMs: late + 1 })];
    const gesture: Gesture = { kind: "move", booking: one, along: [two], isCopy: false, fromRow: "r0", rowId: "r0", gripMs: 0, startMs: Date.parse("2026-03-28T09:00:00+01:00") };
    expect(changesOf(gesture, berlin, rowOf).map(({ place }) => place.startMs)).toEqual([late, Date.parse("2026-03-29T09:00:00+02:00")]);
  });
});

describe("stretching", () => {
  test("moves one end, and leaves a step at least", () => {
    expect(run(on("end", at(12)), hit(at(14, 10)))).toMatchObject({ changes: [{ place: { startMs: at(9), endMs: at(14) } }] });
    expect(run(on("start", at(9)), hit(at(20)))).toMatchObject({ changes: [{ place: { startMs: at(11), endMs: at(12) } }] });
    const back = on("end", at(12));
    expect(back && placeOf(moveTo(back, hit(at(2)), scale, AT))).toMatchObject({ startMs: at(9), endMs: at(10) });
  });
});

test("by keyboard a booking goes by steps of the zoom and from row to row, and its end by steps", () => {
  const lines = { lines: [row("r0"), row("r1")], height: 84 };
  const press = (begun: ReturnType<typeof on>, ...keys: string[]) => keys.reduce((now, key) => now && steer(now, key, lines, scale), begun);
  const moved = press(on("middle", at(10)), "ArrowRight", "ArrowRight", "ArrowLeft", "ArrowDown", "ArrowDown");
  expect(moved && placeOf(moved)).toEqual({ rowId: "r1", startMs: at(10), endMs: at(13) });
  const stretched = press(on("end", at(12)), "ArrowRight", "ArrowDown");
  expect(stretched && placeOf(stretched)).toEqual({ rowId: "r0", startMs: at(9), endMs: at(13) });
});

test("a refusal is predicted where the load would exceed the capacity, at any instant, but for the booking itself and for holds", () => {
  const others = [booking, { ...booking, id: "h", status: "hold" as const, startMs: at(14), endMs: at(16) }];
  const taken = (from: number, to: number, allocation: number, itself?: string) => isTaken({ startMs: at(from), endMs: at(to) }, allocation, 100, others, new Set(itself ? [itself] : []));
  expect([taken(11, 14, 50), taken(11, 14, 40), taken(12, 14, 100), taken(14, 16, 100), taken(10, 11, 100, "b")]).toEqual([true, false, false, false, false]);
});
