import { expect, test } from "vitest";
import { readHeader } from "../domain/columns";
import { parseRow } from "./parse-row";

const header = readHeader(["resource", "kind", "project", "title", "start", "end", "status", "externalId", "notes"]);
const good = { resource: "Ana", kind: "artist", project: "Nebula", title: "Comp", start: "2026-03-02T09:00:00+01:00", end: "2026-03-02T18:00+01:00", status: "hold", externalId: "x-1", notes: "with Bo" };
const parse = (given: Partial<typeof good> = {}) => parseRow({ line: 7, cells: Object.values({ ...good, ...given }) }, header);

test("understands a row", () => {
  const { start, end, ...rest } = parse({ resource: "  Ana ", kind: "Artist" }) as Extract<ReturnType<typeof parse>, { line: number; project: string }>;
  expect(rest).toEqual({ line: 7, resource: { kind: "artist", name: "Ana" }, project: "Nebula", status: "hold", title: "Comp", notes: "with Bo", externalId: "x-1" });
  expect([start.toString(), end.toString()]).toEqual(["2026-03-02T08:00:00Z", "2026-03-02T17:00:00Z"]);
});

test("tells what was not said from what is empty", () => {
  expect(parse({ status: "", externalId: " ", title: "", notes: "" })).toMatchObject({ status: undefined, externalId: undefined, title: "", notes: "" });
  const short = readHeader(["resource", "kind", "project", "start", "end"]);
  expect(parseRow({ line: 2, cells: ["Ana", "artist", "Nebula", good.start, good.end] }, short)).toMatchObject({ status: undefined, title: undefined, notes: undefined });
});

test.each([
  [{ resource: " " }, "resource", "must not be empty"],
  [{ project: "" }, "project", "must not be empty"],
  [{ resource: "x".repeat(10_000) }, "resource", "has 10000 characters: must have at most 200"],
  [{ notes: "x".repeat(10_001) }, "notes", "has 10001 characters: must have at most 10000"],
  [{ kind: "robot" }, "kind", 'is "robot": must be artist, room, equipment'],
  [{ status: "maybe" }, "status", 'is "maybe": must be requested, hold, confirmed, cancelled, or empty'],
  [{ start: "2026-03-02T09:00:00" }, "start", "offset"],
  [{ start: "02.03.2026 09:00" }, "start", "offset"],
  [{ end: "2026-02-30T09:00:00Z" }, "end", "must be a time"],
  [{ end: "9999-02-28T09:00:00Z" }, "end", "years 1900 to 2199"],
  [{ end: good.start }, "end", "must be after start"],
  [{ end: "2026-03-02T08:00:00Z", start: "2026-03-02T09:00:00Z" }, "end", "must be after start"],
  [{ end: "2036-03-02T08:00:00Z" }, "end", "must be within 1830 days of start"],
  [{ title: "=HYPERLINK(A1)" }, "title", "formula"],
  [{ start: "=NOW()" }, "start", "formula"],
  [{ externalId: "=1+1" }, "externalId", "formula"],
])("names the field that is wrong: %j", (given, field, message) => {
  expect(parse(given)).toEqual({ line: 7, field, message: expect.stringContaining(message) });
});

test("a row with another number of cells is invalid", () => {
  expect(parseRow({ line: 3, cells: ["a", "b"] }, header)).toMatchObject({ line: 3, field: "row", message: expect.stringContaining("has 2 cells, but the first line has 9") });
});
