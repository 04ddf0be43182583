import { expect, test } from "vitest";
import type { Actor } from "@/lib/principal";
import { type Happening, whoIsTold } from "./who-is-told";

const user = (id: string): Actor => ({ type: "user", id, name: id });
const commented = (id: string, hour: string) => ({ actor: user(id), since: `2026-03-01T${hour}:00:00Z` });
// Ada is the artist "ada", Ben the artist "ben"; Mia made the booking, Cem the hold that challenges; Ben commented on the first at nine, Dan and a key at ten.
const people = { memberOf: (id: string) => ({ ada: "u-ada", ben: "u-ben" })[id], makerOf: (id: string) => ({ b: user("u-mia"), c: user("u-cem"), k: { type: "api_key", id: "key", name: "Key" } as Actor })[id], commentersOf: (id: string) => (id === "b" ? [commented("u-ben", "09"), commented("u-dan", "10"), { ...commented("key", "10"), actor: { type: "api_key", id: "key", name: "Key" } as Actor }] : []) };
const booking = { id: "b", resourceId: "ada", projectId: "p", status: "confirmed", start: "2026-03-02T09:00:00Z", end: "2026-03-02T12:00:00Z" };
const happening = (type: string, payload: object, actor = user("u-sam")) => ({ type, actor, payload }) as unknown as Happening;
const told = (type: string, given: object, rest: object = {}, actor?: Actor) => whoIsTold(happening(type, { booking: { ...booking, ...given }, ...rest }, actor), people).map(({ userId, kind }) => `${userId} ${kind}`);

test.each<[string, string, object, object, string[]]>([
  ["whoever is booked", "booking:created", {}, {}, ["u-ada booked"]],
  ["or held", "booking:created", { status: "hold" }, {}, ["u-ada booked"]],
  ["but not of a request", "booking:created", { status: "requested" }, {}, []],
  ["a room is nobody", "booking:created", { resourceId: "room" }, {}, []],
  ["a request that is granted: the artist and who asked", "booking:updated", {}, { before: { status: "requested" } }, ["u-ada booked", "u-mia booked"]],
  ["another time", "booking:updated", {}, { before: { start: "2026-03-01T09:00:00Z" } }, ["u-ada moved", "u-mia moved"]],
  ["other days in the same span", "booking:updated", {}, { before: { days: null } }, ["u-ada moved", "u-mia moved"]],
  ["another title or cost is no news", "booking:updated", {}, { before: { title: "was", cost: null } }, []],
  ["another artist: one is free, the other booked", "booking:updated", {}, { before: { resourceId: "ben" } }, ["u-ben cancelled", "u-ada booked", "u-mia moved"]],
  ["a cancelled booking", "booking:cancelled", { status: "cancelled" }, { before: { status: "confirmed" } }, ["u-ada cancelled", "u-mia cancelled"]],
  ["a declined request: only who asked", "booking:cancelled", { status: "cancelled" }, { before: { status: "requested" } }, ["u-mia cancelled"]],
  ["a challenge: who has to answer", "hold:challenged", { status: "hold" }, {}, ["u-mia challenged"]],
  ["a hold that is gone", "hold:released", { status: "cancelled" }, { reason: "expired" }, ["u-ada released", "u-mia released"]],
  ["and who moves up by it", "hold:released", { status: "cancelled" }, { reason: "challenge_lost", by: "c" }, ["u-ada released", "u-mia released", "u-cem released"]],
  ["what a key made is nobody's", "booking:cancelled", { id: "k", status: "cancelled" }, { before: { status: "requested" } }, []],
])("%s", (_, type, given, rest, expected) => {
  expect(told(type, given, rest)).toEqual(expected);
});

test("nobody of what they did themselves, and nobody twice", () => {
  expect(told("booking:cancelled", { status: "cancelled" }, { before: { status: "confirmed" } }, user("u-ada"))).toEqual(["u-mia cancelled"]);
  expect(whoIsTold(happening("booking:cancelled", { booking, before: {} }), { ...people, makerOf: () => user("u-ada") })).toHaveLength(1);
});

test("a move says when it was before, and nothing else does", () => {
  const items = (before: object) => whoIsTold(happening("booking:updated", { booking, before }), people).map(({ item }) => item.before);
  expect(items({ end: "2026-03-02T11:00:00Z" })[0]).toEqual({ start: booking.start, end: "2026-03-02T11:00:00Z" });
  expect(items({ status: "requested" })[0]).toBeNull();
});

test.each([
  ["who made the booking and who commented before", "b", "11", user("u-sam"), ["u-mia", "u-ben", "u-dan"]],
  ["not who commented later", "b", "10", user("u-sam"), ["u-mia", "u-ben"]],
  ["not who says it", "b", "11", user("u-ben"), ["u-mia", "u-dan"]],
  ["nobody of what a key made and nobody spoke of", "k", "11", user("u-sam"), []],
])("of a comment hears %s", (_, id, hour, actor, expected) => {
  const told = whoIsTold(happening("comment:written", { comment: { createdAt: `2026-03-01T${hour}:00:00Z` }, booking: { ...booking, id } }, actor), people);
  expect(told.map(({ userId }) => userId)).toEqual(expected);
  expect(told.every(({ kind, item }) => kind === "commented" && item.id === id && item.before === null)).toBe(true);
});

const leave = { id: "l", resourceId: "ada", start: booking.start, end: booking.end, status: "approved", enteredBy: user("u-ada") };
test.each([
  ["approved", { status: "requested" }, ["u-ada"]],
  ["declined", { status: "requested" }, ["u-ada"]],
  ["withdrawn", { status: "requested" }, []],
  ["approved", { status: "approved" }, []],
  ["approved", undefined, []],
])("leave that is %s, after %o", (status, before, expected) => {
  const payload = { availability: { ...leave, status }, before };
  expect(whoIsTold(happening("artist:availability_changed", payload), people).map(({ userId }) => userId)).toEqual(expected);
  expect(whoIsTold(happening("artist:availability_changed", payload, user("u-ada")), people)).toEqual([]);
});
