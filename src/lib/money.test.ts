import { expect, test } from "vitest";
import { costOf } from "./money";

test("rate × time × percent, rounded half up, exact for large sums", () => {
  expect(costOf(5_000, 3_600_000, 100)).toBe(5_000);
  expect(costOf(5_000, 1_800_000, 50)).toBe(1_250);
  expect(costOf(1, 1_800_000, 100)).toBe(1);
  expect(costOf(1, 1_799_999, 100)).toBe(0);
  expect(costOf(999_999_999_999, 158_112_000_000, 100)).toBe(43_919_999_999_956_080);
});
