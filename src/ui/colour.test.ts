import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inkOn, luminance } from "./colour";

const contrast = (a: string, b: string) => {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
};

describe("text on a project's colour", () => {
  test("is black on light colours and white on dark ones", () => {
    expect(inkOn("#ffe066")).toBe("#000000");
    expect(inkOn("#2f6fde")).toBe("#ffffff");
  });

  test("reads on any colour: 4.5:1 at least", () => {
    const hex = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, "0")}`);
    fc.assert(fc.property(hex, (colour) => contrast(colour, inkOn(colour)) >= 4.5));
  });
});
