import { expect, test } from "vitest";
import { parseInstant, type TimeRange } from "@/lib/time";
import { type Days, daysSchema, type When } from "../contract";
import { localClock } from "./local-clock";
import { planReplacement } from "./plan-replacement";

const at = (day: number, hour: number) => parseInstant(`2027-03-${String(day).padStart(2, "0")}T${String(hour).padStart(2, "0")}:00:00Z`);
const range = (start: ReturnType<typeof at>, end: ReturnType<typeof at>): TimeRange => ({ start, end });
const utc = localClock("UTC", "00:00");
const clocks = { left: utc, right: utc };
const END = at(31, 0);
const told = (part: { when: When; windows: TimeRange[] } | undefined) => part && [part.when.days ?? [part.when.start.toString(), part.when.end.toString()], part.windows.map(({ start, end }) => `${start} ${end}`)];

test("a booking as one stretch is cut at one end, at the other, or at both", () => {
  const booking = { when: range(at(1, 0), at(10, 0)), windows: [range(at(1, 0), at(10, 0))] };
  const parts = (asked: TimeRange) => {
    const plan = planReplacement(booking, asked, clocks);
    return [plan?.before, plan?.goes, plan?.after].map((part) => part && [part.when.start?.toString().slice(8, 10), part.when.end?.toString().slice(8, 10)]);
  };
  expect(parts(range(at(1, 0), END))).toEqual([undefined, ["01", "10"], undefined]);
  expect(parts(range(at(3, 0), END))).toEqual([["01", "03"], ["03", "10"], undefined]);
  expect(parts(range(at(1, 0), at(4, 0)))).toEqual([undefined, ["01", "04"], ["04", "10"]]);
  expect(parts(range(at(3, 0), at(4, 0)))).toEqual([["01", "03"], ["03", "04"], ["04", "10"]]);
});

// The 1st is a Monday; every day from nine to five.
const days = (given: Partial<Days>): Days => daysSchema.parse({ from: "2027-03-01", to: "2027-03-05", ...given });
const booked = { when: { days: days({}) }, windows: [1, 2, 3, 4, 5].map((day) => range(at(day, 9), at(day, 17))) };

test("one in days keeps whole days as they are said, and what is left of a day as its edit", () => {
  const plan = planReplacement(booked, range(at(3, 0), END), clocks);
  expect(told(plan?.before)?.[0]).toEqual(days({ to: "2027-03-02" }));
  expect(told(plan?.goes)?.[0]).toEqual(days({ from: "2027-03-03" }));
  expect(plan?.after).toBeUndefined();

  const noon = planReplacement(booked, range(at(2, 12), at(4, 12)), clocks);
  const edit = (date: string, start: string, end: string) => ({ date, hours: [{ start, end }] });
  expect(told(noon?.before)?.[0]).toEqual(days({ to: "2027-03-02", edits: [edit("2027-03-02", "09:00", "12:00")] }));
  expect(told(noon?.goes)?.[0]).toEqual(days({ from: "2027-03-02", to: "2027-03-04", edits: [edit("2027-03-02", "12:00", "17:00"), edit("2027-03-04", "09:00", "12:00")] }));
  expect(told(noon?.after)?.[0]).toEqual(days({ from: "2027-03-04", edits: [edit("2027-03-04", "12:00", "17:00")] }));
  expect(noon?.goes.windows).toEqual([range(at(2, 12), at(2, 17)), range(at(3, 9), at(3, 17)), range(at(4, 9), at(4, 12))]);
});

test("within one day, the middle goes", () => {
  const plan = planReplacement(booked, range(at(2, 10), at(2, 12)), clocks);
  expect(told(plan?.before)?.[0]).toMatchObject({ from: "2027-03-01", to: "2027-03-02", edits: [{ date: "2027-03-02", hours: [{ start: "09:00", end: "10:00" }] }] });
  expect(told(plan?.goes)?.[0]).toMatchObject({ from: "2027-03-02", to: "2027-03-02", edits: [{ date: "2027-03-02", hours: [{ start: "10:00", end: "12:00" }] }] });
  expect(told(plan?.after)?.[0]).toMatchObject({ from: "2027-03-02", to: "2027-03-05", edits: [{ date: "2027-03-02", hours: [{ start: "12:00", end: "17:00" }] }] });
});

test("the hours of a day that is cut are those of who works them, who may be in another zone", () => {
  const plan = planReplacement(booked, range(at(2, 12), at(4, 12)), { left: utc, right: localClock("Europe/Berlin", "00:00") });
  expect(told(plan?.goes)?.[0]).toMatchObject({ edits: [{ hours: [{ start: "13:00", end: "18:00" }] }, { hours: [{ start: "10:00", end: "13:00" }] }] });
  expect(told(plan?.after)?.[0]).toMatchObject({ edits: [{ hours: [{ start: "12:00", end: "17:00" }] }] });
  const far = { left: utc, right: localClock("Pacific/Kiritimati", "00:00") };
  expect(planReplacement(booked, range(at(2, 12), END), far)).toBeUndefined();
  expect(planReplacement(booked, range(at(2, 0), END), far)).toBeDefined();
});
