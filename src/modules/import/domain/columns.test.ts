import { expect, test } from "vitest";
import { readHeader } from "./columns";

test("finds the columns in any order and case, and ignores what it does not know", () => {
  expect(readHeader(["Start", " END ", "colour", "kind", "RESOURCE", "project", "EXTERNALID"])).toEqual({
    width: 7,
    at: { start: 0, end: 1, kind: 3, resource: 4, project: 5, externalId: 6 },
  });
});

test("says which columns are missing, or there twice", () => {
  expect(() => readHeader(["resource", "kind", "start"])).toThrow("project, end are missing");
  expect(() => readHeader(["resource", "kind", "project", "start", "end", "Start"])).toThrow("names the column start twice");
  expect(readHeader(["resource", "kind", "project", "start", "end", "", ""]).width).toBe(7);
});
