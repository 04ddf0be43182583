import fc from "fast-check";
import { expect, test } from "vitest";
import { newId } from "@/lib/ids";
import { parseInstant } from "@/lib/time";
import { type Lanes, parseLanes } from "@/modules/booking";
import type { ResourceKind } from "@/modules/resource";
import { dealLanes } from "./deal-lanes";
import type { ImportRow } from "./parse-row";
import { planRows } from "./plan-rows";
import { keyOf, newWorld, type World } from "./world";

const DAY = parseInstant("2026-03-02T00:00:00Z");
const hour = (hours: number) => DAY.add({ hours });

/** A studio with an artist, a room, and a pool of three cameras. */
function aStudio(): World {
  const world = newWorld("EUR");
  for (const [kind, name, capacity] of [["artist", "Ana", 100], ["room", "Suite", 1], ["equipment", "Cameras", 3]] as const) {
    const resource = { id: newId(), kind, name, capacity, hourlyRateMinor: null, rateCurrency: null };
    world.resources.set(keyOf(resource), resource);
    world.resourcesById.set(resource.id, resource);
  }
  return world;
}

let lastLine = 1;
function rowOf(given: { kind: ResourceKind; name: string; from: number; to: number } & Partial<ImportRow>): ImportRow {
  const { kind, name, from, to, ...rest } = given;
  return { line: ++lastLine, resource: { kind, name }, project: "Nebula", start: hour(from), end: hour(to), status: undefined, title: undefined, notes: undefined, externalId: undefined, ...rest };
}
const ana = (from: number, to: number, given: Partial<ImportRow> = {}) => rowOf({ kind: "artist", name: "Ana", from, to, ...given });

test("takes rows in order; neighbours are welcome, and a conflict names who was first", () => {
  const world = aStudio();
  const [first, second, third, fourth] = [ana(9, 12), ana(12, 13), ana(11, 14), ana(13, 14)] as const;
  const plan = planRows(world, [first, second, third, fourth]);
  expect(plan.changes.map(({ line }) => line)).toEqual([first.line, second.line, fourth.line]);
  expect(plan.conflicts.map(({ row }) => row)).toEqual([third]);
  expect(plan.conflicts[0]?.blockers.map(({ ofThisFile }) => ofThisFile?.line)).toEqual([first.line, second.line]);
});

test("makes a resource or project only for a row that is booked", () => {
  const world = aStudio();
  planRows(world, [ana(9, 12, { project: "New A" }), ana(10, 11, { project: "Lost" }), rowOf({ kind: "room", name: "New room", from: 9, to: 10, project: "New B" }), rowOf({ kind: "room", name: "New room", from: 9, to: 10, project: "Lost" })]);
  expect(world.newProjects.map(({ name }) => name)).toEqual(["New A", "New B"]);
  expect(world.newResources).toMatchObject([{ kind: "room", name: "New room", capacity: 1 }]);
});

test("a new title keeps the price, a new time has the new one", () => {
  const world = aStudio();
  planRows(world, [ana(9, 11, { externalId: "a" })]);
  const booking = world.bookings.get("a");
  if (!booking) throw new Error("it was not booked");
  world.bookings.set("a", { ...booking, costMinor: 777 }); // made when she cost something else
  planRows(world, [ana(9, 11, { externalId: "a", title: "Roto" })]);
  expect(world.bookings.get("a")).toMatchObject({ title: "Roto", costMinor: 777 });
  planRows(world, [ana(9, 12, { externalId: "a" })]);
  expect(world.bookings.get("a")?.costMinor).not.toBe(777);
});

test("an externalId changes the booking that has it, unless the new slot is taken; what is not said stays", () => {
  const world = aStudio();
  planRows(world, [ana(9, 10, { externalId: "a", title: "Comp", notes: "n" }), ana(10, 11, { externalId: "b", status: "hold" }), ana(14, 15)]);
  const plan = planRows(world, [
    ana(9, 10, { externalId: "a" }), // nothing new
    ana(9, 10, { externalId: "a", title: "Roto" }),
    ana(14, 16, { externalId: "a" }), // taken
    ana(12, 13, { externalId: "a" }),
    ana(9, 10), // free again
    ana(10, 11, { externalId: "b" }), // is still a hold
  ]);
  expect(plan.unchanged).toBe(2);
  expect(plan.conflicts).toHaveLength(1);
  expect(plan.changes.map(({ changed, isMoved }) => [changed, isMoved])).toEqual([[["title"], false], [["start", "end"], true], [[], true]]);
  expect(world.bookings.get("a")).toMatchObject({ title: "Roto", notes: "n", status: "confirmed" });
  expect(world.bookings.get("b")).toMatchObject({ status: "hold" });
});

test("half an artist who is moved stays half an artist, and a second half fits beside", () => {
  const world = aStudio();
  planRows(world, [ana(9, 10, { externalId: "a" }), ana(9, 10, { externalId: "b", status: "hold" })]);
  const half = world.bookings.get("a");
  if (half) world.bookings.set("a", { ...half, allocation: 50 });
  const bo = (from: number, to: number, externalId: string) => rowOf({ kind: "artist", name: "Bo", from, to, externalId });
  const plan = planRows(world, [bo(9, 10, "a"), bo(9, 10, "b"), bo(9, 10, "c")]);
  expect(plan.changes.map(({ after, changed }) => [after.externalId, after.allocation, changed])).toEqual([["a", 50, ["resourceId"]], ["b", 100, ["resourceId"]]]);
  expect(plan.conflicts).toHaveLength(1);
});

const generated = fc.record({
  thing: fc.constantFrom(["artist", "Ana"] as const, ["room", "Suite"] as const, ["equipment", "Cameras"] as const, ["equipment", "Cameras"] as const, ["room", "New"] as const),
  from: fc.integer({ min: 0, max: 20 }),
  length: fc.integer({ min: 1, max: 8 }),
  status: fc.constantFrom(undefined, "confirmed", "confirmed", "hold", "cancelled"),
  externalId: fc.constantFrom(undefined, undefined, undefined, "a", "b"),
});
const rows = fc.array(generated.map(({ thing: [kind, name], from, length, ...rest }) => rowOf({ kind, name, from, to: from + length, ...rest } as Parameters<typeof rowOf>[0])), { maxLength: 25 });

/** The rule in its plainest form: a confirmed row is a conflict when the load would exceed the capacity in some hour. */
function conflictsByRule(all: ImportRow[]): number[] {
  type Held = { row: ImportRow; status: string };
  const capacities: Record<string, number> = { Ana: 1, Suite: 1, Cameras: 3, New: 1 };
  let held: Held[] = [];
  const conflicts: number[] = [];
  for (const row of all) {
    const before = row.externalId === undefined ? undefined : held.find((one) => one.row.externalId === row.externalId);
    const status = row.status ?? before?.status ?? "confirmed";
    const others = held.filter((one) => one !== before);
    const same = before && before.status === status && before.row.resource.name === row.resource.name && before.row.start.equals(row.start) && before.row.end.equals(row.end);
    const full = [...Array(40).keys()].some((at) => {
      const covers = (one: ImportRow) => one.start.epochMilliseconds <= hour(at).epochMilliseconds && hour(at).epochMilliseconds < one.end.epochMilliseconds;
      const load = others.filter((one) => one.status === "confirmed" && one.row.resource.name === row.resource.name && covers(one.row)).length;
      return covers(row) && load + 1 > (capacities[row.resource.name] ?? 1);
    });
    if (status === "confirmed" && !same && full) conflicts.push(row.line);
    else held = [...others, { row, status }];
  }
  return conflicts;
}

test("a row conflicts exactly when with it the load would exceed the capacity at some instant", () => {
  fc.assert(
    fc.property(rows, (all) => {
      const plan = planRows(aStudio(), all);
      expect(plan.conflicts.map(({ row }) => row.line)).toEqual(conflictsByRule(all));
      expect(plan.changes.length + plan.unchanged + plan.conflicts.length).toBe(all.length);
    }),
    { numRuns: 500 },
  );
});

test("whatever is planned gets lanes that nobody else has, and none is crowded on an empty resource", () => {
  fc.assert(
    fc.property(rows, (all) => {
      const { changes } = planRows(aStudio(), all.filter((row) => row.externalId === undefined));
      const { windows, crowded } = dealLanes(newId(), changes, []);
      expect(crowded).toEqual([]);
      const taken = windows.filter(({ status }) => status === "confirmed").map((window) => ({ ...window, lanes: lanesOf(parseLanes(window.lanes)) }));
      taken.forEach((window, i) => {
        expect(window.lanes).toHaveLength(window.allocation);
        expect(Math.max(...window.lanes)).toBeLessThanOrEqual(window.capacity);
        for (const other of taken.slice(0, i)) {
          const meets = other.resourceId === window.resourceId && other.startTime.epochMilliseconds < window.endTime.epochMilliseconds && window.startTime.epochMilliseconds < other.endTime.epochMilliseconds;
          if (meets) expect(window.lanes.filter((lane) => other.lanes.includes(lane))).toEqual([]);
        }
      });
    }),
  );
});

const lanesOf = (lanes: Lanes) => lanes.flatMap(([from, to]) => Array.from({ length: to - from }, (_, i) => from + i));
