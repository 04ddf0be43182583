import { expect, test } from "vitest";
import { slugSchema } from "../contract";
import { slugCandidates, slugOf } from "./slug";

test.each([
  ["Northlight Post & VFX", "northlight-post-vfx"],
  ["  Größer Weiß  ", "grosser-weiss"],
  ["Łódź Œuvre Ærø", "lodz-oeuvre-aero"],
  ["İstanbul", "istanbul"],
  ["--- a --- b ---", "a-b"],
  ["東京スタジオ", "studio"],
  ["!!!", "studio"],
  ["a".repeat(200), "a".repeat(50)],
  [`${"a".repeat(49)} b`, "a".repeat(49)],
])("%s becomes %s", (name, slug) => {
  expect(slugOf(name)).toBe(slug);
  expect(slugSchema.safeParse(slugOf(name)).success).toBe(true);
});

test("the candidates are all different and all slugs, the plain one first", () => {
  let next = 0;
  const candidates = [...slugCandidates("a".repeat(60), () => next++)];
  expect(candidates.slice(0, 3)).toEqual(["a".repeat(50), `${"a".repeat(50)}-2`, `${"a".repeat(50)}-3`]);
  expect(new Set(candidates).size).toBe(candidates.length);
  for (const slug of candidates) expect(slugSchema.safeParse(slug).success).toBe(true);
});
