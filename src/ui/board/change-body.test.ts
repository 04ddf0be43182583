import { expect, test } from "vitest";
import { daysSchema } from "@/modules/booking/contract";
import { someBooking } from "./board.fixture";
import { bodyOf, copyOf, isStretched, shownOf } from "./change-body";
import type { Change } from "./gesture";

const at = (day: number, hour: number) => Date.UTC(2026, 2, day, hour);
const days = daysSchema.parse({ from: "2026-03-02", to: "2026-03-06", edits: [{ date: "2026-03-03", hours: [] }, { date: "2026-03-06", hours: [] }] });
const booking = someBooking({ startMs: at(2, 9), endMs: at(6, 17) });
const to = (startMs: number, endMs: number, rowId = "r0", isInDays = false): Change => ({ booking: { ...booking, isInDays }, fromRow: "r0", place: { rowId, startMs, endMs } });

test("only what becomes other is shown, and hours are sent as they are", () => {
  const change = to(at(2, 9), at(6, 19), "r1");
  expect(shownOf(change, "resources")).toEqual({ resourceId: "r1", end: "2026-03-06T19:00:00Z" });
  expect(bodyOf(change, "resources", "UTC")).toEqual({ resourceId: "r1", start: "2026-03-02T09:00:00Z", end: "2026-03-06T19:00:00Z" });
  expect([isStretched(change), isStretched(to(at(3, 9), at(7, 17)))]).toEqual([true, false]);
});

test("under another project it loses its phase", () => {
  expect(bodyOf(to(at(2, 9), at(6, 17), "p2"), "projects", "UTC")).toEqual({ projectId: "p2", phaseId: null });
});

test("in days it is moved by its first date, and stretched by its dates, without the edits that it no longer has", () => {
  expect(bodyOf(to(at(9, 9), at(13, 17), "r0", true), "resources", "UTC")).toEqual({ moveTo: "2026-03-09" });
  expect(bodyOf(to(at(2, 9), at(5, 0), "r0", true), "resources", "UTC", days)).toEqual({ days: { ...days, to: "2026-03-04", edits: [{ date: "2026-03-03", hours: [] }] } });
  expect(bodyOf(to(at(2, 9), at(6, 17), "r1", true), "resources", "UTC")).toEqual({ resourceId: "r1" });
});

test("a copy is like what it was made from, elsewhere", () => {
  const from = { resourceId: "r0", projectId: "p", phaseId: "f", title: "Grade", notes: "", status: "hold", allocation: 50, days } as never;
  expect(copyOf(from, to(at(9, 9), at(13, 17), "r1", true), "resources", "UTC")).toMatchObject({ resourceId: "r1", projectId: "p", phaseId: "f", title: "Grade", status: "hold", allocation: 50, days: { from: "2026-03-09", to: "2026-03-13", edits: [{ date: "2026-03-10" }, { date: "2026-03-13" }] } });
  expect(copyOf({ ...(from as object), days: null } as never, to(at(9, 9), at(13, 17)), "resources", "UTC")).toMatchObject({ resourceId: "r0", start: "2026-03-09T09:00:00Z", end: "2026-03-13T17:00:00Z" });
});
