import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { bookingStatusSchema } from "@/modules/booking/contract";
import { colours, statusStyles } from "./tokens";

test("tokens.css and tokens.ts are what design/tokens.json says", () => {
  expect(() => execFileSync(process.execPath, ["scripts/build-tokens.mjs", "--check"], { stdio: "pipe" })).not.toThrow();
});

// The types of DTCG 2025.10 that are used, as the format wants their values.
const dimension = z.strictObject({ value: z.number(), unit: z.enum(["px", "rem"]) });
const color = z.strictObject({ colorSpace: z.literal("oklch"), components: z.tuple([z.number().min(0).max(1), z.number().min(0), z.number().min(0).lt(360)]), alpha: z.number().min(0).max(1).optional() });
const reference = z.string().regex(/^\{[^{}]+\}$/);
const TYPES: Record<string, z.ZodType> = {
  color,
  dimension,
  number: z.number(),
  fontFamily: z.array(z.string()).min(1),
  strokeStyle: z.enum(["solid", "dashed", "dotted", "double", "groove", "ridge", "outset", "inset"]),
  shadow: z.strictObject({ color, offsetX: dimension, offsetY: dimension, blur: dimension, spread: dimension }),
  typography: z.strictObject({ fontFamily: reference, fontSize: dimension, fontWeight: z.number().min(1).max(1000), letterSpacing: dimension, lineHeight: z.number() }),
};

type Group = { [name: string]: unknown; $type?: string };
type Token = { path: string; type: string | undefined; value: unknown };

function tokensIn(group: Group, path = "", inherited?: string): Token[] {
  const type = group.$type ?? inherited;
  if ("$value" in group) return [{ path, type, value: group.$value }];
  return Object.entries(group).flatMap(([name, child]) => (name.startsWith("$") && name !== "$root" ? [] : tokensIn(child as Group, path ? `${path}.${name}` : name, type)));
}

test("design/tokens.json is in the format DTCG 2025.10, and has what is needed", () => {
  const file = JSON.parse(readFileSync("design/tokens.json", "utf8")) as Group;
  const tokens = tokensIn(file);
  const paths = new Set(tokens.map(({ path }) => path));
  for (const { path, type = "", value } of tokens) {
    expect(TYPES[type]?.safeParse(value).error, `${path} (${type})`).toBeUndefined();
    expect(path.split(".").every((name) => name === "$root" || /^[^${}.][^{}.]*$/.test(name)), path).toBe(true);
    for (const [, to = ""] of JSON.stringify(value).matchAll(/\{([\w.-]+)\}/g)) expect(paths.has(to), `${path} refers to ${to}`).toBe(true);
  }
  expect([...new Set(tokens.map(({ type }) => type))].toSorted()).toEqual(Object.keys(TYPES).toSorted());
});

test("both themes have every colour, and every status of a booking has its own look", () => {
  expect(Object.keys(colours.dark)).toEqual(Object.keys(colours.light));
  expect(Object.keys(statusStyles).toSorted()).toEqual(bookingStatusSchema.options.toSorted());
  expect(new Set(Object.values(statusStyles).map((style) => JSON.stringify(style))).size).toBe(Object.keys(statusStyles).length);
});
