import { expect, test } from "vitest";
import type { HistoryEntry } from "@/modules/booking/contract";
import { changesInWords, eventInWords } from "./history-words";

const names = { resource: (id: string) => (id === "r1" ? "Ada" : undefined), project: () => "Nebula", phase: () => undefined };
const entry = (changes: HistoryEntry["changes"], type = "booking:updated"): HistoryEntry => ({ version: 2, type, at: "2026-03-01T09:00:00Z", actor: { type: "user", id: "u", name: "Sam" }, changes });
const said = (...changes: HistoryEntry["changes"]) => changesInWords(entry(changes), names, "Europe/Berlin");
const days = { from: "2026-03-02", to: "2026-03-06", weekends: false, holidays: false, edits: [] };

test.each([
  [{ field: "status", from: "hold", to: "confirmed" }, "Status: Hold → Confirmed"],
  [{ field: "resourceId", from: "r1", to: "r2" }, "Resource: Ada → another"],
  [{ field: "start", from: "2026-03-02T08:00:00Z", to: "2026-03-29T07:00:00Z" }, "Start: Mon 2 Mar 2026, 09:00 → Sun 29 Mar 2026, 09:00"],
  [{ field: "notes", from: "long", to: "longer" }, "Notes rewritten"],
  [{ field: "title", from: "Comp", to: "" }, "Title: Comp → none"],
  [{ field: "allocation", from: 100, to: 50 }, "Takes: 100 → 50"],
  [{ field: "days", from: days, to: { ...days, to: "2026-03-13", hours: { perDay: 6 }, weekends: true, edits: [{ date: "2026-03-03", hours: [] }] } }, "Days: 2 Mar 2026 – 6 Mar 2026 → 2 Mar 2026 – 13 Mar 2026; working hours → 6 h a day, weekends too; Tue 3 Mar not booked"],
  [{ field: "days", from: days, to: { ...days, edits: [{ date: "2026-03-04", hours: [{ start: "09:00", end: "12:00" }] }] } }, "Days: Wed 4 Mar 09:00 – 12:00"],
  [{ field: "days", from: { ...days, edits: [{ date: "2026-03-04", hours: [] }] }, to: days }, "Days: Wed 4 Mar as the other days"],
  [{ field: "days", from: { ...days, edits: [{ date: "2026-03-04", hours: [] }] }, to: { ...days, from: "2026-03-09", to: "2026-03-13", edits: [{ date: "2026-03-11", hours: [] }] } }, "Days: 2 Mar 2026 – 6 Mar 2026 → 9 Mar 2026 – 13 Mar 2026"],
  [{ field: "days", from: { ...days, hours: { shift: "night" } }, to: null }, "Days: 2 Mar 2026 – 6 Mar 2026, night → one stretch"],
])("%j", (change, words) => {
  expect(said(change)).toEqual([words]);
});

test("start and end of a booking in days are left to its days", () => {
  expect(said({ field: "start", from: "2026-03-02T08:00:00Z", to: "2026-03-03T08:00:00Z" }, { field: "days", from: days, to: { ...days, from: "2026-03-03" } })).toHaveLength(1);
});

test("of what was made only what is worth saying is said", () => {
  expect(said({ field: "resourceId", to: "r1" }, { field: "notes", to: "a note" }, { field: "title", to: "" }, { field: "externalId", to: null }, { field: "status", to: "hold" })).toEqual(["Resource: Ada", "Status: Hold"]);
});

test("an event says why it came to be", () => {
  expect(eventInWords(entry([]))).toBe("Changed");
  expect(eventInWords({ ...entry([], "hold:released"), reason: "expired" })).toBe("Released, it expired");
});
