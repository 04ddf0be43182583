import { expect, test } from "vitest";
import { availabilityQuerySchema } from "@/modules/booking/availability/contract";
import { errorsOf, firstFind, isAsked, readFind, toQuestion } from "./query";

const asked = (find: Parameters<typeof toQuestion>[0]) => toQuestion({ from: "2027-03-28", to: "2027-03-28", amount: "7.5", how: "hours", ...find }, "Europe/Berlin", "EUR");

test("days are whole ones of the studio, also of 23 hours", () => {
  const query = availabilityQuerySchema.parse(asked({}).question);
  expect([query.from.toString(), query.to.toString(), query.hours, query.duration]).toEqual(["2027-03-27T23:00:00Z", "2027-03-28T22:00:00Z", 7.5, undefined]);
  expect(availabilityQuerySchema.parse(asked({ how: "slot" }).question)).toMatchObject({ duration: 450 });
});

test("needs as people write them", () => {
  const { question, errors } = asked({ skills: "Nuke 3, Houdini,", tags: " senior ,night", share: "50", limit: "2,500.50", project: "01900000-0000-7000-8000-000000000000", anyTime: "1", kind: "artist" });
  expect(errors).toEqual({});
  expect(availabilityQuerySchema.parse(question)).toMatchObject({ skills: [{ name: "Nuke", level: 3 }, { name: "Houdini", level: 1 }], tags: ["senior", "night"], allocation: 50, costLimit: 250_050, anyTime: true, kind: "artist" });
});

test("what is wrong is said at its field", () => {
  expect(asked({ limit: "much", amount: "many", share: "half" }).errors).toEqual({ limit: "Write an amount, as in 2,500", amount: "Write hours, as in 7.5", share: "Write a whole number" });
  const wrong = (find: Parameters<typeof toQuestion>[0]) => Object.keys(errorsOf(availabilityQuerySchema.safeParse(asked(find).question).error?.issues ?? []));
  expect(wrong({ to: "2027-03-27" })).toEqual(["to"]);
  expect(wrong({ from: "2027-02-30" })).toEqual(["from"]);
  expect(wrong({ from: "soon" })).toEqual(["from"]);
  expect(wrong({ amount: "many" })).toEqual(["amount"]);
  expect(wrong({ amount: "30", how: "slot" })).toEqual(["amount"]);
  expect(wrong({ share: "none" })).toEqual(["share"]);
});

test("an address is read as it is, and asks when it says when and how much", () => {
  expect(readFind({ from: " 2027-03-01 ", to: ["a", "b"], amount: "", other: "x" })).toMatchObject({ from: "2027-03-01", to: undefined, amount: undefined });
  expect([isAsked(firstFind("2027-03-01")), isAsked({ from: "2027-03-01", to: "2027-03-02" })]).toEqual([true, false]);
  expect(firstFind("2027-03-01").to).toBe("2027-03-28");
});
