import { expect, test } from "vitest";
import { foundEntry, matches } from "./entries";

test("each typed word begins a word of the entry, in any order and case", () => {
  const entry = { label: "Find who is free", words: "availability", detail: "Crew" };
  for (const typed of ["", "find", "FREE find", "avail", "crew fi"]) expect(matches(typed, entry), typed).toBe(true);
  for (const typed of ["ind", "find x", "vailability"]) expect(matches(typed, entry), typed).toBe(false);
  expect(matches("jür", { label: "Jürgen-Ada" }) && matches("ada", { label: "Jürgen-Ada" })).toBe(true);
});

test("who and what is found is shown on the board", () => {
  expect(foundEntry({ value: "r1", label: "Ada", detail: "Lighting", kind: "artist" })).toMatchObject({ id: "r1", label: "Ada", detail: "Lighting", go: "/board?resource=r1" });
  expect(foundEntry({ value: "p1", label: "Nebula", detail: null, colour: "#123456", kind: "project" })).toMatchObject({ colour: "#123456", go: "/board?project=p1" });
});
