import { expect, test } from "vitest";
import { suggestSkills, suggestTags, withoutWord, withWord } from "./words";

const skills = ["Houdini", "Nuke", "Nuke Studio", "Unreal 5"];
const labels = (typed: string, chosen = "") => suggestSkills(skills, typed, chosen).map(({ label }) => label);

test("skills by what is typed, at the level that is typed; one alone at each level", () => {
  expect(labels("nu")).toEqual(["Nuke", "Nuke Studio"]);
  expect(labels("nuke 3")).toEqual(["Nuke 3", "Nuke Studio 3"]);
  expect(labels("hou")).toEqual(["Houdini", "Houdini 2", "Houdini 3", "Houdini 4", "Houdini 5"]);
  expect(labels("", "Nuke 3, Houdini")).toEqual(["Nuke Studio", "Unreal 5 1"]);
  expect(labels("unreal 5")).toEqual(["Unreal 5 5"]);
});

test("tags by what is typed, without the chosen ones", () => {
  expect(suggestTags(["day", "night", "senior"], " N", "senior").map(({ value }) => value)).toEqual(["night"]);
});

test("lists as they stand in the address", () => {
  expect([withWord("", "a"), withWord("a", "b c"), withoutWord("a, b c", "a")]).toEqual(["a", "a, b c", "b c"]);
});
