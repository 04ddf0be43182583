import { expect, test } from "vitest";
import { LEVELS, levelOf, rightsOf, sentenceOf } from "./sentence";

const rule = { role: "scheduler", kind: null, department: null, tag: null, mayOverride: false, maxDaysAhead: null, maxHours: null, ...rightsOf("confirm") } as const;

test.each([
  [{}, "Schedulers may confirm, hold and request all resources."],
  [{ kind: "artist", department: "Comp", tag: "senior", maxDaysAhead: 30, maxHours: 40 }, "Schedulers may confirm, hold and request artists in Comp tagged “senior”, up to 30 days ahead and up to 40 hours at once. More than that they may request."],
  [{ role: "viewer", kind: "room", ...rightsOf("request"), maxDaysAhead: 1 }, "Viewers may request rooms, up to 1 day ahead."],
  [{ ...rightsOf("hold"), mayOverride: true, maxHours: 1 }, "Schedulers may hold and request all resources, up to 1 hour at once. More than that they may request. They may override with a reason."],
  [{ role: "viewer", kind: "equipment", ...rightsOf("none"), maxHours: 1 }, "Viewers may not book equipment."],
] as const)("%j is said as %j", (given, sentence) => {
  expect(sentenceOf({ ...rule, ...given })).toBe(sentence);
});

test("a level is what its rights are", () => {
  for (const level of LEVELS) expect(levelOf(rightsOf(level))).toBe(level);
  expect(levelOf({ mayRequest: false, mayHold: false, mayConfirm: true })).toBe("confirm");
});
