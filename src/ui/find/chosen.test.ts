import { expect, test } from "vitest";
import type { Candidate } from "@/modules/booking/availability/contract";
import { draftAt, draftFor, minutesOf, statusesOf } from "./chosen";

const slot = { start: "2027-03-01T09:00:00.000Z", end: "2027-03-01T17:00:00.000Z" };
const candidate = (name: string, timeZone: string, free = [slot]) => ({ resourceId: name, name, department: null, timeZone, slot, free: free.map((one) => ({ ...one, capacity: 100 })) }) as unknown as Candidate;
const about = { project: undefined, status: "hold", zone: "Europe/Berlin" } as const;
const second = { start: "2027-03-02T09:00:00.000Z", end: "2027-03-02T17:00:00.000Z" };

test("one of them alone, for what was asked for", () => {
  const { draft, minutes } = draftFor([candidate("Ana", "UTC")], { ...about, find: { how: "slot", amount: "3" } });
  expect(minutes).toBe(180);
  expect(draft).toMatchObject({ resource: { value: "Ana" }, status: "hold", mode: "hours", start: { date: "2027-03-01", time: "10:00" }, end: { time: "13:00" } });
});

test("days are those of the resource, or the studio's where they are of several zones", () => {
  const free = [slot, second];
  const find = { how: "hours", amount: "16" };
  expect(draftFor([candidate("Ana", "UTC", free)], { ...about, find }).draft.days).toMatchObject({ same: { start: "09:00" }, timeZone: undefined });
  expect(draftFor([candidate("Ana", "UTC", free), candidate("Ben", "Asia/Tokyo", free)], { ...about, find }).draft.days).toMatchObject({ same: { start: "10:00" }, timeZone: "Europe/Berlin" });
});

test("where they have nothing in common, or the question makes no sense, there is still a form to fill", () => {
  expect(draftFor([candidate("Ana", "UTC"), candidate("Ben", "UTC", [second])], { ...about, find: { amount: "4" } })).toMatchObject({ minutes: 0, draft: { start: { date: "2027-03-01" } } });
  expect(minutesOf({ amount: "many" })).toBe(0);
  expect(draftFor([candidate("Ana", "UTC")], { ...about, find: { from: "soon", amount: "many" } }).draft.start.date).toBe("2027-03-01");
});

test("a stretch of one of them, whatever was asked for", () => {
  expect(draftAt(candidate("Ana", "UTC"), { start: Date.parse(second.start), end: Date.parse(second.end) }, { ...about, find: { amount: "4" } })).toMatchObject({ mode: "hours", start: { date: "2027-03-02", time: "10:00" }, resource: { value: "Ana" } });
});

test("what may be made of who is found", () => {
  expect([statusesOf("confirmed"), statusesOf("hold"), statusesOf("requested"), statusesOf(undefined)]).toEqual([["confirmed", "hold"], ["hold"], ["requested"], []]);
});
