import { expect, test } from "vitest";
import { rowHeight } from "./geometry";
import { firstRows, groupRows } from "./rows";
import type { ScheduleBooking, ScheduleResource } from "./types";
import { daysOfWeek } from "./week";

const days = daysOfWeek("2026-W47", "Europe/Berlin");
const resource = (name: string, kind: ScheduleResource["kind"], department: string | null = null): ScheduleResource => ({ id: name, name, kind, department });
const booking = (id: string, resourceId: string, start: string, end: string): ScheduleBooking => ({ id, resourceId, projectId: "p", status: "confirmed", title: id, start, end, version: 1 });

test("rows stand by department, artists first, without one under their kind", () => {
  const groups = groupRows([resource("Bay 1", "room"), resource("Cam", "equipment"), resource("Zoe", "artist", "Roto"), resource("Ada", "artist", "Comp"), resource("Bob", "artist")], [], days);
  expect(groups.map(({ name, rows }) => [name, rows.map((row) => row.resource.name)])).toEqual([
    ["Artists", ["Bob"]],
    ["Comp", ["Ada"]],
    ["Roto", ["Zoe"]],
    ["Rooms", ["Bay 1"]],
    ["Equipment", ["Cam"]],
  ]);
});

test("bookings of a day lie in lanes in the order they start, and the row grows", () => {
  const late = booking("late", "Ada", "2026-11-17T14:00:00+01:00", "2026-11-17T18:00:00+01:00");
  const early = booking("early", "Ada", "2026-11-17T09:00:00+01:00", "2026-11-17T13:00:00+01:00");
  const other = booking("other", "Ada", "2026-11-18T09:00:00+01:00", "2026-11-18T13:00:00+01:00");
  const outside = booking("outside", "Ada", "2026-12-18T09:00:00+01:00", "2026-12-18T13:00:00+01:00");
  const row = groupRows([resource("Ada", "artist")], [late, early, other, outside], days)[0]?.rows[0];
  expect(row?.bars.map(({ booking, lane }) => [booking.id, lane])).toEqual([["early", 0], ["late", 1], ["other", 0]]);
  expect(row?.height).toBe(rowHeight(2));
});

test("the first rows leave the height of the others", () => {
  const groups = groupRows([resource("Ada", "artist", "Comp"), resource("Bob", "artist", "Comp"), resource("Bay 1", "room"), resource("Cam", "equipment")], [], days);
  const { groups: first, missing } = firstRows(groups, 1);
  expect(first.map(({ name, rows }) => [name, rows.length])).toEqual([["Comp", 1]]);
  expect(missing).toBe(3 * rowHeight(0));
  expect(firstRows(groups, 4)).toEqual({ groups, missing: 0 });
});
