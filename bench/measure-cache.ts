import { Temporal } from "@/lib/time";
import { createBooking, type LoadCache, readAvailability } from "@/modules/booking";
import { availabilityQuerySchema } from "@/modules/booking/availability/contract";
import { createBookingSchema } from "@/modules/booking/contract";
import { startAvailabilityCache } from "@/server/availability-cache";
import { openListener } from "@/services/db";
import { mean, type Result, run } from "./clients";
import { DEPARTMENT_SIZE, fillAvailability } from "./fill-availability";
import type { Setting } from "./setting";

const RESOURCES = 1_000;
const CLIENTS = 4;
const WRITES = 10; // one in so many
const FOUR_WEEKS = { from: "2026-03-02T00:00:00Z", to: "2026-03-30T00:00:00Z" };

export type CacheRow = { question: string; cached: Result; plain: Result };

/** Nine reads of free windows to one booking of a minute, with and without the cache in turns, in this process. */
export async function measureCache(setting: Setting, seconds: number): Promise<CacheRow[]> {
  const studio = await fillAvailability(setting, RESOURCES);
  const { principal, resourceIds, projectIds } = studio;
  const listener = openListener(setting.servingUrl);
  const { loads, stop } = await startAvailabilityCache(setting.db, listener, undefined);
  let minute = 0;
  const book = async () => {
    const start = Temporal.Instant.from("2026-03-03T22:00:00Z").add({ minutes: minute++ % (20 * 1_440) });
    const input = { resourceId: resourceIds[minute % 50], projectId: projectIds[0], start: start.toString(), end: start.add({ minutes: 1 }).toString(), allocation: 1, override: "bench" };
    await createBooking(setting.db, principal, createBookingSchema.parse(input)).catch(() => {}); // taken: it was looked at all the same
  };
  const questions: [string, (n: number) => object][] = [
    ["one resource of fifty, a day", (n) => ({ from: "2026-03-03T00:00:00Z", to: "2026-03-04T00:00:00Z", resourceId: resourceIds[n % 50] })],
    ["one resource of fifty, four weeks", (n) => ({ ...FOUR_WEEKS, resourceId: resourceIds[n % 50] })],
    [`a department of ${DEPARTMENT_SIZE}, a day`, () => ({ from: "2026-03-03T00:00:00Z", to: "2026-03-04T00:00:00Z", department: "Department 0" })],
    [`a department of ${DEPARTMENT_SIZE}, four weeks`, () => ({ ...FOUR_WEEKS, department: "Department 0" })],
  ];
  const rows: CacheRow[] = [];
  for (const [question, query] of questions) {
    const read = (kept?: LoadCache) => mixed(seconds / 2, book, async (n) => void (await readAvailability(setting.db, principal, availabilityQuerySchema.parse(query(n)), kept)));
    await read(loads); // warms up
    const [plain, cached] = [await read(), await read(loads)];
    const [again, cachedAgain] = [await read(), await read(loads)];
    rows.push({ question, plain: mean(plain, again), cached: mean(cached, cachedAgain) });
  }
  await stop();
  await listener.close();
  return rows;
}

/** A write goes before every tenth read, and counts with it. */
async function mixed(seconds: number, write: () => Promise<void>, read: (n: number) => Promise<void>): Promise<Result> {
  return run(CLIENTS, seconds, async (n) => {
    if (n % WRITES === 0) await write();
    await read(n);
  });
}
