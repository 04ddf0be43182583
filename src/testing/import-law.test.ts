import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

// Plants a violation of each kind in a copy of the sources, and sees that the guard bites.
const PLANTED: Record<string, { line: string; rule: string }> = {
  "src/lib/planted.ts": { line: 'export * from "@/services/db";', rule: "lib-is-pure" },
  "src/ui/planted.ts": { line: 'export { createBooking } from "@/modules/booking";', rule: "ui-stays-in-the-browser" },
  "src/modules/booking/domain/planted.ts": { line: 'export { sql } from "drizzle-orm";', rule: "sql-in-its-place" },
  "src/modules/booking/planted.ts": { line: 'export { findResource } from "@/modules/resource/repository";', rule: "modules-through-the-door" },
  "src/modules/resource/planted.ts": { line: 'export { createBooking } from "@/modules/booking";', rule: "modules-form-a-dag-resource" },
  "src/modules/tenant/planted.ts": { line: 'export { createApi } from "@/server/api";', rule: "modules-below-server" },
  "src/services/mail/planted.ts": { line: 'export { createBooking } from "@/modules/booking";', rule: "services-know-no-business" },
  "src/server/planted.ts": { line: 'export { createTestDatabase } from "@/testing/test-database";', rule: "no-tests-in-the-product" },
};

let copy: string;
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), "import-law-"));
  for (const entry of ["src", "tsconfig.json", ".dependency-cruiser.cjs", "package.json"]) cpSync(entry, join(copy, entry), { recursive: true });
  symlinkSync(resolve("node_modules"), join(copy, "node_modules"));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

test("every kind of violation of the law of imports is found", () => {
  for (const [file, { line }] of Object.entries(PLANTED)) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    writeFileSync(join(copy, file), `${line}\n`);
  }
  const run = spawnSync(resolve("node_modules/.bin/depcruise"), ["src", "--config", ".dependency-cruiser.cjs", "--output-type", "json"], { cwd: copy, encoding: "utf8", maxBuffer: 64 * 1024 ** 2 });
  const { summary } = JSON.parse(run.stdout) as { summary: { violations: { from: string; rule: { name: string } }[] } };
  const found = summary.violations.filter((violation) => violation.rule.name !== "no-cycles").map((violation) => [violation.from, violation.rule.name].join(" "));
  expect(new Set(found)).toEqual(new Set(Object.entries(PLANTED).map(([file, { rule }]) => [file, rule].join(" "))));
}, 120_000);
