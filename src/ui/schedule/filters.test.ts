import { expect, test } from "vitest";
import { isFiltered, readFilters, scheduleHref } from "./filters";

const project = "0199f0aa-7c00-7000-8000-000000000001";

test("an address tells all filters, there and back", () => {
  const filters = { week: "2026-W47", kind: "room", department: "Sound & Mix", projectId: project, q: "stage 4" } as const;
  const params = Object.fromEntries(new URL(scheduleHref(filters), "http://x").searchParams);
  expect(readFilters(params)).toEqual(filters);
  expect(scheduleHref({})).toBe("/schedule");
  expect(scheduleHref({ week: "2026-W47" }, "b1")).toBe("/schedule?week=2026-W47&focus=b1");
});

test("what makes no sense in an address is left out", () => {
  const filters = readFilters({ week: "2026-W99", kind: "car", project: "'; drop", q: ["a", "b"], department: "  " });
  expect(filters).toEqual({ week: undefined, kind: undefined, department: undefined, projectId: undefined, q: undefined });
  expect(isFiltered(filters)).toBe(false);
});
