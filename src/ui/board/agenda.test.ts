import { expect, test } from "vitest";
import { agendaOf, weekAround } from "./agenda";
import { someBooking, someRow } from "./board.fixture";
import { layOut } from "./rows";

test("a week begins on Monday, and its days are as long as they are", () => {
  const week = weekAround("2026-03-29", "Europe/Berlin");
  expect([week[0]?.date, week[6]?.date]).toEqual(["2026-03-23", "2026-03-29"]);
  expect(week.map(({ fromMs, toMs }) => (toMs - fromMs) / 3_600_000)).toEqual([24, 24, 24, 24, 24, 24, 23]);
});

test("has who is booked on the day, once, in order of time", () => {
  const day = weekAround("2026-03-02", "UTC")[0] as ReturnType<typeof weekAround>[number];
  const at = (hour: number) => day.fromMs + hour * 3_600_000;
  const bookings = [someBooking({ id: "late", startMs: at(20), endMs: at(30) }), someBooking({ id: "early", startMs: at(-5), endMs: at(1) }), someBooking({ id: "before", startMs: at(-5), endMs: at(0) })];
  const { lines } = layOut([{ name: "A", rows: [someRow("r0"), someRow("r1")] }, { name: "B", rows: [someRow("r0")] }], undefined, new Set(), new WeakMap());
  expect(agendaOf(lines, (id) => (id === "r0" ? bookings : []), day).map(({ row, bookings: on }) => [row.id, on.map(({ id }) => id)])).toEqual([["r0", ["early", "late"]]]);
});
