import fc from "fast-check";
import { expect, test } from "vitest";
import { someBooking, someResource, someRow } from "./board.fixture";
import { groupsOf } from "./groups";
import { hitAt, spanOf } from "./hit";
import { layOut, lineAt, linesIn } from "./rows";
import { scaleAround, xAt } from "./scale";
import { FULL, heightOf, PADDING, stack } from "./stack";
import { tilesFor, touches } from "./tiles";
import type { BoardBooking } from "./types";

const HOUR = 3_600_000;
const DAY = Date.parse("2026-03-02T00:00:00Z");
const booking = (id: string, hour: number, length: number, allocation = 100, resourceId = "r0"): BoardBooking => someBooking({ id, resourceId, startMs: DAY + hour * HOUR, endMs: DAY + (hour + length) * HOUR, allocation });

const some = fc.array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 100 })), { maxLength: 25 });

test("bars that overlap in time never do in height, all fit into the row, and without a clash a row is no higher than an empty one", () => {
  fc.assert(
    fc.property(some, fc.integer({ min: 1, max: 100 }), (all, capacity) => {
      const { bars, height } = stack(all.map(([hour, length, share], i) => booking(`b${i}`, hour, length, Math.min(share, capacity))), capacity);
      for (const a of bars) {
        expect(a.top).toBeGreaterThanOrEqual(PADDING);
        expect(a.top + a.height).toBeLessThanOrEqual(height - PADDING);
        for (const b of bars) {
          const inTime = a !== b && a.booking.startMs < b.booking.endMs && b.booking.startMs < a.booking.endMs;
          expect(inTime && a.top < b.top + b.height && b.top < a.top + a.height).toBe(false);
        }
      }
      const isApart = bars.every((a, i) => bars.slice(i + 1).every((b) => b.booking.startMs >= a.booking.endMs));
      if (isApart) expect(height).toBe(FULL + 2 * PADDING);
    }),
  );
});

test("a bar is as high as its share, and never too thin to be read", () => {
  expect([heightOf(100, 100), heightOf(50, 100), heightOf(1, 100), heightOf(1, 1), heightOf(7, 1)]).toEqual([FULL, FULL / 2, 16, FULL, FULL]);
});

test("every height belongs to the line that is there, and a row whose bookings are the same is not stacked anew", () => {
  const cache = new WeakMap();
  const bookings = new Map([["r1", [booking("a", 1, 5, 100, "r1"), booking("b", 2, 5, 100, "r1")]]]);
  const groups = [{ name: "A", rows: ["r0", "r1"].map((id) => someRow(id)) }, { name: "B", rows: [someRow("r2")] }];
  const lay = (closed: string[] = []) => layOut(groups, (id) => bookings.get(id), new Set(closed), cache);
  const all = lay();
  expect(all.lines.map(({ key }) => key)).toEqual(["head A", "A r0", "A r1", "head B", "B r2"]);
  all.lines.forEach((line, i) => {
    expect(line.top).toBe(i === 0 ? 0 : (all.lines[i - 1]?.top ?? 0) + (all.lines[i - 1]?.height ?? 0));
    expect([lineAt(all, line.top), lineAt(all, line.top + line.height - 1)]).toEqual([i, i]);
  });
  const barsOf = (lines: typeof all) => lines.lines.flatMap((line) => (line.kind === "row" && line.row.id === "r1" ? [line.bars] : []))[0];
  expect(barsOf(lay())).toBe(barsOf(all));
  expect(lay(["A"]).lines.map(({ key }) => key)).toEqual(["head A", "head B", "B r2"]);
  expect(linesIn(all, 0, all.lines[1]?.top ?? 0).map(({ key }) => key)).toEqual(["head A"]);
});

test("what is under a place: the bar with its part, the row, nothing", () => {
  const scale = scaleAround("week", "UTC", DAY);
  const bar = booking("a", 8, 8);
  const all = layOut([{ name: "A", rows: [someRow("r0")] }], () => [bar], new Set(), new WeakMap());
  const { x, width } = spanOf(scale, bar);
  const y = (all.lines[1]?.top ?? 0) + PADDING + 3;
  const partAt = (offset: number) => hitAt(all, scale, x + offset, y).part;
  expect([partAt(-1), partAt(1), partAt(width / 2), partAt(width - 1), partAt(width)]).toEqual([undefined, "start", "middle", "end", undefined]);
  expect(hitAt(all, scale, x, 5)).toMatchObject({ line: { kind: "head" }, bar: undefined });
  expect(hitAt(all, scale, x, all.height + 10).line).toBeUndefined();
  expect(hitAt(all, scale, xAt(scale, DAY), y).ms).toBeCloseTo(DAY, -1);
});

test("tiles cover what is seen, those first, and none lies outside of the board", () => {
  fc.assert(
    fc.property(fc.nat(30_000), fc.nat(30_000), fc.nat(2), (x, y, ahead) => {
      const [view, size] = [{ x, y, width: 1_600, height: 900 }, { width: 40_000, height: 32_000 }];
      const tiles = tilesFor(view, ahead, size);
      const seen = tiles.filter(({ rect }) => touches(rect, view));
      expect(tiles.slice(0, seen.length)).toEqual(seen);
      for (const [cornerX, cornerY] of [[x, y], [x + 1_599, y], [x, y + 899], [x + 1_599, y + 899]] as const) {
        if (cornerX < size.width && cornerY < size.height) expect(seen.some(({ rect }) => cornerX >= rect.x && cornerX < rect.x + rect.width && cornerY >= rect.y && cornerY < rect.y + rect.height)).toBe(true);
      }
      for (const { rect } of tiles) expect(rect.x >= 0 && rect.y >= 0 && rect.x < size.width && rect.y < size.height).toBe(true);
    }),
  );
});

test("resources stand under what they are grouped by", () => {
  const all = [someResource("Suite", { kind: "room" }), someResource("Ada", { department: "Comp", skills: ["Nuke", "Roto"] }), someResource("Ben", { skills: ["Nuke"] })];
  const words = { kinds: { artist: "Artists", room: "Rooms" }, noSkill: "No skill", noProject: "Free", noClient: "None" };
  const projects = new Map([["p", { id: "p", name: "Nebula", client: null, code: null, colour: "#000000" }]]);
  const groups = (grouping: Parameters<typeof groupsOf>[1]) => groupsOf(all, grouping, words, { bookings: [booking("a", 1, 1, 100, "Ben")], projects }).map(({ name, rows }) => [name, rows.map(({ id }) => id)]);
  expect(groups("department")).toEqual([["Artists", ["Ben"]], ["Comp", ["Ada"]], ["Rooms", ["Suite"]]]);
  expect(groups("kind")).toEqual([["Artists", ["Ada", "Ben"]], ["Rooms", ["Suite"]]]);
  expect(groups("skill")).toEqual([["Nuke", ["Ada", "Ben"]], ["Roto", ["Ada"]], ["No skill", ["Suite"]]]);
  expect(groups("project")).toEqual([["Nebula", ["Ben"]], ["Free", ["Ada", "Suite"]]]);
});
