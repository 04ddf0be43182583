import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { CONTENTS } from "./contents";

const here = (folder: string) => readdirSync(`src/ui/${folder}`).filter((file) => !file.includes(".test."));
const source = here("catalogue").map((file) => readFileSync(`src/ui/catalogue/${file}`, "utf8")).join("\n");
const listed = Object.values(CONTENTS).flat();

test("every file in src/ui/primitives is shown under its name", () => {
  const parts = here("primitives").filter((file) => file.endsWith(".tsx")).map((file) => file.replace(".tsx", ""));
  const notShown = parts.filter((part) => !listed.some((name) => name === part) || !source.includes(`<Section name="${part}">`) || !source.includes(`from "@/ui/primitives/${part}"`));
  expect(notShown).toEqual([]);
});

test("what is listed is there, and what is there is listed, once", () => {
  const there = [...source.matchAll(/<Section name="([\w-]+)">/g)].map(([, name]) => name);
  expect(there.toSorted()).toEqual([...listed].toSorted());
  expect(new Set(listed).size).toBe(listed.length);
});
