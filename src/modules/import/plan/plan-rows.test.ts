import fc from "fast-check";
import { expect, test } from "vitest";
import { newId } from "@/lib/ids";
import { parseInstant } from "@/lib/time";
import type { Principal } from "@/lib/principal";
import { alwaysOf, type Setting } from "@/modules/booking";
import { standardWeek } from "@/modules/calendar";
import type { ResourceKind } from "@/modules/resource";
import type { ImportRow } from "./parse-row";
import { planRows } from "./plan-rows";
import { keyOf, newWorld, type World } from "./world";

const DAY = parseInstant("2026-03-02T00:00:00Z");
const hour = (hours: number) => DAY.add({ hours });

const STUDIO: Principal = { tenantId: newId(), role: "owner", actor: { type: "system", id: "test", name: "Test" } };
const NEW_TIME = { calendar: standardWeek("00:00"), away: [], extra: [] };

/** A studio with an artist, a room, and a pool of three cameras, that lets everybody book outside working time. */
function aStudio(): World {
  const world = newWorld({ currency: "EUR", timeZone: "UTC" });
  const resources: Setting["resources"] = new Map();
  for (const [kind, name, capacity] of [["artist", "Ana", 100], ["room", "Suite", 1], ["equipment", "Cameras", 3]] as const) {
    const resource = { id: newId(), kind, name };
    world.resources.set(keyOf(resource), resource.id);
    resources.set(resource.id, { ...resource, tenantId: STUDIO.tenantId, department: null, tags: [], skills: [], timeZone: "UTC", hourlyRateMinor: 1_000, rateCurrency: "EUR", steps: alwaysOf(capacity), time: { ...NEW_TIME, timeZone: "UTC" } });
  }
  world.setting = { now: DAY, settings: { dayStart: "00:00", outside: "allow", challengeMinutes: 480 }, cards: [], policies: [], projects: new Map(), resources, newTime: NEW_TIME };
  return world;
}

const plan = (world: World, rows: ImportRow[]) => planRows(STUDIO, world, rows);

let lastLine = 1;
function rowOf(given: { kind: ResourceKind; name: string; from: number; to: number } & Partial<ImportRow>): ImportRow {
  const { kind, name, from, to, ...rest } = given;
  return { line: ++lastLine, resource: { kind, name }, project: "Nebula", start: hour(from), end: hour(to), status: undefined, title: undefined, notes: undefined, externalId: undefined, ...rest };
}
const ana = (from: number, to: number, given: Partial<ImportRow> = {}) => rowOf({ kind: "artist", name: "Ana", from, to, ...given });

test("takes rows in order; neighbours are welcome, and a conflict names who was first", () => {
  const world = aStudio();
  const [first, second, third, fourth] = [ana(9, 12), ana(12, 13), ana(11, 14), ana(13, 14)] as const;
  const planned = plan(world, [first, second, third, fourth]);
  expect(planned.changes.map(({ line }) => line)).toEqual([first.line, second.line, fourth.line]);
  expect(planned.conflicts.map(({ row }) => row)).toEqual([third]);
  expect(planned.conflicts[0]?.blockers.map(({ ofThisFile }) => ofThisFile?.line)).toEqual([first.line, second.line]);
});

test("makes a resource or project only for a row that is booked", () => {
  const world = aStudio();
  plan(world, [ana(9, 12, { project: "New A" }), ana(10, 11, { project: "Lost" }), rowOf({ kind: "room", name: "New room", from: 9, to: 10, project: "New B" }), rowOf({ kind: "room", name: "New room", from: 9, to: 10, project: "Lost" })]);
  expect(world.newProjects.map(({ name }) => name)).toEqual(["New A", "New B"]);
  expect(world.newResources).toMatchObject([{ kind: "room", name: "New room", capacity: 1 }]);
});

test("a new title keeps the price, a new time has the new one", () => {
  const world = aStudio();
  plan(world, [ana(9, 11, { externalId: "a" })]);
  const booking = world.bookings.get("a");
  if (!booking) throw new Error("it was not booked");
  world.bookings.set("a", { ...booking, row: { ...booking.row, costMinor: 777 } }); // made when she cost something else
  plan(world, [ana(9, 11, { externalId: "a", title: "Roto" })]);
  expect(world.bookings.get("a")?.row).toMatchObject({ title: "Roto", costMinor: 777 });
  plan(world, [ana(9, 12, { externalId: "a" })]);
  expect(world.bookings.get("a")?.row.costMinor).toBe(3_000);
});

test("an externalId changes the booking that has it, unless the new slot is taken; what is not said stays", () => {
  const world = aStudio();
  plan(world, [ana(9, 10, { externalId: "a", title: "Comp", notes: "n" }), ana(10, 11, { externalId: "b", status: "hold" }), ana(14, 15)]);
  const planned = plan(world, [
    ana(9, 10, { externalId: "a" }), // nothing new
    ana(9, 10, { externalId: "a", title: "Roto" }),
    ana(14, 16, { externalId: "a" }), // taken
    ana(12, 13, { externalId: "a" }),
    ana(9, 10), // free again
    ana(10, 11, { externalId: "b" }), // is still a hold
  ]);
  expect(planned.unchanged).toBe(2);
  expect(planned.conflicts).toHaveLength(1);
  expect(planned.changes.map(({ change }) => change && [change.changed, change.isMoved])).toEqual([[["title"], false], [["start", "end"], true], undefined]);
  expect(world.bookings.get("a")?.row).toMatchObject({ title: "Roto", notes: "n", status: "confirmed" });
  expect(world.bookings.get("b")?.row).toMatchObject({ status: "hold" });
});

test("half an artist who is moved stays half an artist, and a second half fits beside", () => {
  const world = aStudio();
  plan(world, [ana(9, 10, { externalId: "a" }), ana(9, 10, { externalId: "b", status: "hold" })]);
  const half = world.bookings.get("a");
  if (half) world.bookings.set("a", { ...half, row: { ...half.row, allocation: 50 } });
  const bo = (from: number, to: number, externalId: string) => rowOf({ kind: "artist", name: "Bo", from, to, externalId });
  const planned = plan(world, [bo(9, 10, "a"), bo(9, 10, "b"), bo(9, 10, "c")]);
  expect(planned.changes.map(({ row, draft, change }) => [row.externalId, draft.fields.allocation, change?.changed])).toEqual([["a", 50, ["resourceId"]], ["b", 100, ["resourceId"]]]);
  expect(planned.conflicts).toHaveLength(1);
});

const generated = fc.record({
  thing: fc.constantFrom(["artist", "Ana"] as const, ["room", "Suite"] as const, ["equipment", "Cameras"] as const, ["equipment", "Cameras"] as const, ["room", "New"] as const),
  from: fc.integer({ min: 0, max: 20 }),
  length: fc.integer({ min: 1, max: 8 }),
  status: fc.constantFrom(undefined, "confirmed", "confirmed", "hold", "cancelled"),
  externalId: fc.constantFrom(undefined, undefined, "a", "b", "c"),
});
const rows = fc.array(generated.map(({ thing: [kind, name], from, length, ...rest }) => rowOf({ kind, name, from, to: from + length, ...rest } as Parameters<typeof rowOf>[0])), { maxLength: 25 });

/**
 * The rule in its plainest form: a confirmed row is a conflict when the load would exceed the capacity in some hour, or would together
 * with the holds that come before it in an hour that it did not have. A hold that is confirmed releases those that have no room then.
 */
function conflictsByRule(all: ImportRow[]): number[] {
  type Held = { row: ImportRow; status: string; made: number };
  const capacities: Record<string, number> = { Ana: 1, Suite: 1, Cameras: 3, New: 1 };
  let held: Held[] = [];
  const conflicts: number[] = [];
  for (const row of all) {
    const before = row.externalId === undefined ? undefined : held.find((one) => one.row.externalId === row.externalId);
    const status = row.status ?? before?.status ?? "confirmed";
    const others = held.filter((one) => one !== before);
    const same = before && before.status === status && before.row.resource.name === row.resource.name && before.row.start.equals(row.start) && before.row.end.equals(row.end);
    const hours = [...Array(40).keys()];
    const covers = (one: ImportRow, at: number) => one.resource.name === row.resource.name && one.start.epochMilliseconds <= hour(at).epochMilliseconds && hour(at).epochMilliseconds < one.end.epochMilliseconds;
    const isPlaced = before?.status === "hold" && hours.every((at) => !covers(row, at) || covers(before.row, at));
    const full = hours.some((at) => {
      const confirmed = others.filter((one) => one.status === "confirmed" && covers(one.row, at)).length;
      const ahead = others.filter((one) => one.status === "hold" && covers(one.row, at) && (!isPlaced || one.made < before.made)).length;
      const isNew = before?.status !== "confirmed" || !covers(before.row, at);
      return covers(row, at) && confirmed + (isNew ? ahead : 0) + 1 > (capacities[row.resource.name] ?? 1);
    });
    if (status === "confirmed" && !same && full) {
      conflicts.push(row.line);
      continue;
    }
    held = [...others, { row, status, made: before?.made ?? row.line }];
    const hasRoom = (one: Held, among: Held[]) =>
      hours.every((at) => !covers(one.row, at) || among.filter((other) => other.status === "confirmed" && covers(other.row, at)).length + 1 <= (capacities[row.resource.name] ?? 1));
    const isBumped = (one: Held) => one.status === "hold" && before?.status === "hold" && status === "confirmed" && hasRoom(one, others) && !hasRoom(one, held);
    held = held.map((one) => (isBumped(one) ? { ...one, status: "cancelled" } : one));
  }
  return conflicts;
}

test("a row conflicts exactly when with it, and the holds before it, the load would exceed the capacity at some instant", () => {
  fc.assert(
    fc.property(rows, (all) => {
      const planned = plan(aStudio(), all);
      expect(planned.conflicts.map(({ row }) => row.line)).toEqual(conflictsByRule(all));
      expect(planned.changes.length + planned.unchanged + planned.conflicts.length).toBe(all.length);
    }),
    { numRuns: 500 },
  );
});
