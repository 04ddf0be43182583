import { expect, test } from "vitest";
import { createApiKeySchema, createStudioSchema } from "@/modules/tenant/contract";
import { checked } from "./run-command";

test("good options are parsed, with what is left out filled in", () => {
  expect(checked(createStudioSchema, { slug: "north", name: " North ", timeZone: undefined })).toEqual({ slug: "north", name: "North", timeZone: "UTC", currency: "EUR" });
});

test("a wrong option is named as it was typed", () => {
  const studio = { slug: "north", name: "North" };
  expect(() => checked(createStudioSchema, { ...studio, slug: undefined })).toThrow("--slug is missing");
  expect(() => checked(createStudioSchema, { ...studio, timeZone: "Mars/Base" })).toThrow("--time-zone: must be an IANA time zone");
  expect(() => checked(createApiKeySchema, { name: "x", role: "boss" })).toThrow('--role: Invalid option: expected one of "owner"|"scheduler"|"viewer"');
});
