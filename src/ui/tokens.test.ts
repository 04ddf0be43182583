import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";

test("tokens.css is what design/tokens.json says", () => {
  expect(() => execFileSync(process.execPath, ["scripts/build-tokens.mjs", "--check"], { stdio: "pipe" })).not.toThrow();
});
