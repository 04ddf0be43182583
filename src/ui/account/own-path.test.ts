import { expect, test } from "vitest";
import { ownPath } from "./own-path";

test("after signing in nobody is led to another site", () => {
  expect(ownPath("/schedule?week=2026-W47")).toBe("/schedule?week=2026-W47");
  expect(ownPath("/resources")).toBe("/resources");
  for (const foreign of [undefined, "", "https://evil.example/", "//evil.example/a", "/\\evil.example", "/\t/evil.example", "javascript:alert(1)"]) {
    expect(ownPath(foreign)).toBe("/schedule");
  }
});
