import { expect, test } from "vitest";
import { mergeSlots } from "./merge-slots";

test("makes one of the slots of a resource that are close, and keeps resources and far slots apart", () => {
  const slot = (resourceId: string, start: number, end: number) => ({ resourceId, start, end });
  expect(mergeSlots([slot("a", 50, 60), slot("b", 0, 5), slot("a", 0, 30), slot("a", 10, 20), slot("a", 40, 45), slot("a", 71, 80)], 10)).toEqual([
    slot("b", 0, 5),
    slot("a", 0, 60),
    slot("a", 71, 80),
  ]);
});
