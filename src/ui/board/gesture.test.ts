import { describe, expect, test } from "vitest";
import { complete, enter, isTaken, moveTo, placeOf, steer } from "./gesture";
import type { Hit } from "./hit";
import type { Line } from "./rows";
import { scaleAround } from "./scale";
import type { BoardBooking, BoardResource } from "./types";

const at = (hour: number, minute = 0) => Date.UTC(2026, 2, 2, hour, minute);
const scale = scaleAround("week", "UTC", at(0));
const resource = (id: string): BoardResource => ({ id, kind: "artist", name: id, department: null, timeZone: "UTC", capacity: 100, tags: [], skills: [] });
const row = (id: string): Line => ({ kind: "row", key: id, group: "A", resource: resource(id), bars: [], top: 0, height: 42 });
const booking: BoardBooking = { id: "b", resourceId: "r0", projectId: "p", status: "confirmed", title: "", startMs: at(9), endMs: at(12), allocation: 60, version: 3, isBundle: false, isSeries: false };
const hit = (ms: number, given: Partial<Hit> = {}): Hit => ({ line: row("r0"), bar: undefined, part: undefined, ms, ...given });
const on = (part: Hit["part"], ms: number, given: Partial<BoardBooking> = {}) => enter(hit(ms, { bar: { booking: { ...booking, ...given }, top: 4, height: 20 }, part }), scale);
const run = (gesture: ReturnType<typeof enter>, to: Pick<Hit, "line" | "ms">) => gesture && complete(moveTo(gesture, to, scale), scale);

describe("drawing", () => {
  test("takes the steps from the one pressed to the one let go, in either direction", () => {
    const begun = enter(hit(at(9, 20)), scale);
    expect(run(begun, hit(at(11, 40)))).toEqual({ kind: "book", place: { resourceId: "r0", startMs: at(9), endMs: at(12) } });
    expect(run(begun, hit(at(6, 50)))).toEqual({ kind: "book", place: { resourceId: "r0", startMs: at(7), endMs: at(10) } });
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
    expect(run(on("middle", at(10, 10)), { line: row("r1"), ms: at(13, 20) })).toEqual({ kind: "change", booking, place: { resourceId: "r1", startMs: at(12), endMs: at(15) } });
  });
  test("back to where it was is nothing", () => {
    expect(run(on("middle", at(10)), hit(at(10, 5)))).toBeUndefined();
  });
  test("what is under way, or of a project that one may not read, stays", () => {
    expect([on("middle", at(10), { isPending: true }), on("end", at(12), { projectId: null })]).toEqual([undefined, undefined]);
  });
});

describe("stretching", () => {
  test("moves one end, and leaves a step at least", () => {
    expect(run(on("end", at(12)), hit(at(14, 10)))).toMatchObject({ place: { startMs: at(9), endMs: at(14) } });
    expect(run(on("start", at(9)), hit(at(20)))).toMatchObject({ place: { startMs: at(11), endMs: at(12) } });
    const back = on("end", at(12));
    expect(back && placeOf(moveTo(back, hit(at(2)), scale), scale)).toMatchObject({ startMs: at(9), endMs: at(10) });
  });
});

test("by keyboard a booking goes by steps of the zoom and from row to row, and its end by steps", () => {
  const lines = { lines: [row("r0"), row("r1")], height: 84 };
  const press = (begun: ReturnType<typeof on>, ...keys: string[]) => keys.reduce((now, key) => now && steer(now, key, lines, scale), begun);
  const moved = press(on("middle", at(10)), "ArrowRight", "ArrowRight", "ArrowLeft", "ArrowDown", "ArrowDown");
  expect(moved && placeOf(moved, scale)).toEqual({ resourceId: "r1", startMs: at(10), endMs: at(13) });
  const stretched = press(on("end", at(12)), "ArrowRight", "ArrowDown");
  expect(stretched && placeOf(stretched, scale)).toEqual({ resourceId: "r0", startMs: at(9), endMs: at(13) });
});

test("a refusal is predicted where the load would exceed the capacity, at any instant, but for the booking itself and for holds", () => {
  const others = [booking, { ...booking, id: "h", status: "hold" as const, startMs: at(14), endMs: at(16) }];
  const taken = (from: number, to: number, allocation: number, itself?: string) => isTaken({ resourceId: "r0", startMs: at(from), endMs: at(to) }, allocation, resource("r0"), others, itself);
  expect([taken(11, 14, 50), taken(11, 14, 40), taken(12, 14, 100), taken(14, 16, 100), taken(10, 11, 100, "b")]).toEqual([true, false, false, false, false]);
});
