import { describe, expect, test } from "vitest";
import type { Booking } from "@/modules/booking/contract";
import { atSlot, dateOf, type Draft, draftOf, inMode, newDraft, nightsIn, onDate, readDraft, withStart } from "./draft";

const zone = "Europe/Berlin";
const ada = { value: "r1", label: "Ada" };
const nova = { value: "p1", label: "Nova" };

describe("a draft of a booking", () => {
  test("is a working day in the studio's zone", () => {
    expect(readDraft(newDraft("2026-11-17", ada, nova), zone).body).toMatchObject({ resourceId: "r1", projectId: "p1", start: "2026-11-17T08:00:00.000Z", end: "2026-11-17T17:00:00.000Z", status: "confirmed" });
  });

  test("says what is missing under the API's names", () => {
    const draft = { ...newDraft("2026-11-17"), start: { date: "", time: "09:00" } };
    expect(readDraft(draft, zone).errors?.map(({ path }) => path)).toEqual(["resourceId", "projectId", "start"]);
  });

  test("must end after it starts", () => {
    const draft = { ...newDraft("2026-11-17", ada, nova), end: { date: "2026-11-17", time: "09:00" } };
    expect(readDraft(draft, zone).errors?.map(({ path }) => path)).toEqual(["end"]);
  });

  test("moved to another day keeps its nights", () => {
    const night = { ...newDraft("2026-11-17", ada, nova), start: { date: "2026-11-17", time: "20:00" }, end: { date: "2026-11-18", time: "04:00" } };
    expect(onDate(night, "2026-11-20", zone)).toMatchObject({ start: { date: "2026-11-20", time: "20:00" }, end: { date: "2026-11-21", time: "04:00" } });
    expect(onDate(newDraft("2026-10-24"), "2026-10-25", zone)).toMatchObject({ start: { date: "2026-10-25", time: "09:00" }, end: { date: "2026-10-25", time: "18:00" } });
  });

  test("that starts later takes its last day along", () => {
    expect(withStart(newDraft("2026-11-17"), { date: "2026-11-19", time: "09:00" }).end.date).toBe("2026-11-19");
    expect(withStart(newDraft("2026-11-17"), { date: "2026-11-10", time: "09:00" }).end.date).toBe("2026-11-17");
  });

  test("says when a hold ends by itself, and nothing of it for anything else", () => {
    const hold = { ...newDraft("2026-11-17", ada, nova, "hold"), expires: { date: "2026-11-10", time: "18:00" } };
    expect(readDraft(hold, zone).body).toMatchObject({ status: "hold", expiresAt: "2026-11-10T17:00:00Z" });
    expect(readDraft({ ...hold, expires: { date: "", time: "" } }, zone).body).toMatchObject({ expiresAt: null });
    expect(readDraft({ ...hold, status: "confirmed" }, zone).body).not.toHaveProperty("expiresAt");
  });
});

describe("the two ways to say when", () => {
  const week = { ...newDraft("2026-11-16", ada, nova), end: { date: "2026-11-20", time: "18:00" } };

  test("keep the days when one is exchanged for the other", () => {
    const inDays = inMode(week, "days");
    expect(readDraft(inDays, zone).body).toMatchObject({ days: { from: "2026-11-16", to: "2026-11-20", weekends: false, edits: [] } });
    expect(readDraft(inDays, zone).body).not.toHaveProperty("start");
    expect(readDraft(inMode(inDays, "hours"), zone).body).toEqual(readDraft(week, zone).body);
  });

  test("keep hours that are not those of a working day", () => {
    const night = { ...week, start: { date: "2026-11-16", time: "20:00" }, end: { date: "2026-11-18", time: "00:00" } };
    expect(inMode(night, "days").days).toMatchObject({ from: "2026-11-16", to: "2026-11-17", hoursAs: "same", same: { start: "20:00", end: "00:00" } });
    expect(inMode(week, "days").days.hoursAs).toBe("calendar");
  });

  test("know how many nights are booked by the hour; one that is worked is none", () => {
    const ends = (date: string, time: string) => ({ ...week, start: { date: "2026-11-16", time: "20:00" }, end: { date, time } });
    expect([nightsIn(week), nightsIn(inMode(week, "days")), nightsIn(ends("2026-11-17", "04:00")), nightsIn(ends("2026-11-17", "21:00")), nightsIn(ends("2026-11-17", "00:00"))]).toEqual([4, 0, 0, 1, 0]);
  });

  test("take the time that is offered instead", () => {
    const next = { start: "2026-11-23T08:00:00Z", end: "2026-11-27T17:00:00Z", from: "2026-11-23" };
    expect(atSlot(inMode(week, "days"), next, zone).days).toMatchObject({ from: "2026-11-23", to: "2026-11-27" });
    expect(atSlot(week, { ...next, from: null }, zone)).toMatchObject({ start: { date: "2026-11-23", time: "09:00" }, end: { date: "2026-11-27", time: "18:00" } });
  });

  test("both move to another day", () => {
    const moved = onDate(inMode(week, "days"), "2026-11-23", zone);
    expect(moved).toMatchObject({ days: { from: "2026-11-23", to: "2026-11-27" }, start: { date: "2026-11-23" }, end: { date: "2026-11-27" } });
    expect(dateOf(moved)).toBe("2026-11-23");
  });
});

describe("the change of a booking", () => {
  const days = { from: "2026-11-16", to: "2026-11-20", weekends: false, holidays: false, edits: [{ date: "2026-11-17", hours: [{ start: "09:00", end: "12:00" }] }] };
  const booking = { resourceId: "r1", projectId: "p1", phaseId: null, status: "confirmed", title: "Comp", notes: "", start: "2026-11-16T08:00:00Z", end: "2026-11-20T17:00:00Z", days, expiresAt: null } as Booking;
  const sent = (change: Partial<Draft>, from = booking) => readDraft({ ...draftOf(from, zone, ada, nova), ...change }, zone, from).body;

  test("sends only what is new", () => {
    expect(sent({})).toEqual({});
    expect(sent({ title: "Roto" })).toEqual({ title: "Roto" });
    expect(sent({}, { ...booking, days: null })).toEqual({});
    expect(sent({}, { ...booking, status: "cancelled" })).toEqual({ status: "confirmed" });
  });

  test("keeps the days that were edited alone", () => {
    const { days: draft } = draftOf(booking, zone, ada, nova);
    expect(sent({ days: { ...draft, to: "2026-11-24" } })).toEqual({ days: { ...days, to: "2026-11-24" } });
  });

  test("by the hour takes the place of days, also at the same time", () => {
    expect(sent({ mode: "hours" })).toEqual({ start: "2026-11-16T08:00:00.000Z", end: "2026-11-20T17:00:00.000Z" });
  });
});
