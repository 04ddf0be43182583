import fc from "fast-check";
import { expect, test } from "vitest";
import { did, NO_STEPS, readSteps, redid, type Step, undid } from "./steps";

const step = (n: number): Step => [{ id: `b${n}`, version: n }];

test("what was undone is done again in the reverse order, and no more after something new", () => {
  let steps = [1, 2].map(step).reduce(did, NO_STEPS);
  steps = undid(undid(steps, step(2), step(3)), step(1), step(4));
  expect(steps).toEqual({ done: [], undone: [step(3), step(4)] });
  steps = redid(steps, step(4), step(5));
  expect(steps).toEqual({ done: [step(5)], undone: [step(3)] });
  expect(did(steps, step(6))).toEqual({ done: [step(5), step(6)], undone: [] });
});

test("an earlier step can be undone by itself, and one that nothing could be undone of is gone", () => {
  expect(undid([1, 2].map(step).reduce(did, NO_STEPS), step(1), step(3))).toEqual({ done: [step(2)], undone: [step(3)] });
  expect(undid([1, 2].map(step).reduce(did, NO_STEPS), step(2), [])).toEqual({ done: [step(1)], undone: [] });
});

test("they are read back as they were kept; anything else is nothing", () => {
  fc.assert(fc.property(fc.array(fc.nat(9)), fc.array(fc.nat(9)), (done, undone) => {
    const steps = { done: done.map(step), undone: undone.map(step) };
    expect(readSteps(JSON.stringify(steps))).toEqual(steps);
  }));
  for (const kept of [null, "", "{}", '{"done":[[{"id":1}]],"undone":[]}', '{"done":3}']) expect(readSteps(kept)).toEqual(NO_STEPS);
});
