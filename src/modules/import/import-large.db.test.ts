import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";
import { importBookings } from ".";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const ROWS = 60_000;

/** A sheet of 30 artists and a few thousand hours, made as it is read: most rows ask for what others have. */
async function* sheet() {
  yield Buffer.from("resource,kind,project,title,start,end\n");
  for (let from = 0; from < ROWS; from += 500) {
    const lines = Array.from({ length: 500 }, (_, i) => {
      const row = from + i;
      const start = Date.UTC(2026, 0, 1) + (row % 97) * 3_600_000;
      return `Artist ${row % 30},artist,Project ${row % 7},A shot with a title of usual length ${row},${new Date(start).toISOString()},${new Date(start + 3_600_000).toISOString()}`;
    });
    yield Buffer.from(`${lines.join("\n")}\n`);
  }
}

test("memory does not grow with the file", async () => {
  const studio = await database.newStudio();
  const before = process.memoryUsage().heapUsed;
  let peak = 0;
  let steps = 0;
  const report = await importBookings(database.db, studio, sheet(), { mode: "rows", dryRun: false }, () => {
    steps += 1;
    peak = Math.max(peak, process.memoryUsage().heapUsed);
  });
  expect(report).toMatchObject({ rows: ROWS, booked: 30 * 97, conflictCount: ROWS - 30 * 97 });
  expect(report.conflicts).toHaveLength(1_000);
  expect(steps).toBeGreaterThanOrEqual(ROWS / 500);
  expect((peak - before) / 2 ** 20).toBeLessThan(200); // garbage included; the rows as objects alone would take more
}, 120_000);
