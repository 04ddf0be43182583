import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Principal } from "@/lib/principal";
import { createBooking, createLoadCache, type LoadCache, readAvailability, updateBooking } from "@/modules/booking";
import { availabilityQuerySchema } from "@/modules/booking/availability/contract";
import { updateBookingSchema } from "@/modules/booking/contract";
import { createAvailability } from "@/modules/calendar";
import { createAvailabilitySchema } from "@/modules/calendar/availability/contract";
import { concernOf } from "@/modules/live";
import { createCache } from "@/services/cache";
import { type Listener, openListener } from "@/services/db";
import { followLog, type Relay, startRelay } from "@/services/outbox";
import { bookingInput, makeProject, makeResource } from "@/testing/factories";
import { startRedis, type TestRedis } from "@/testing/start-redis";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";
import { startAvailabilityCache } from "./availability-cache";

let database: TestDatabase;
let listener: Listener;
let relay: Relay;
let redis: TestRedis;
beforeAll(async () => {
  database = await createTestDatabase();
  listener = openListener(database.servingUrl);
  relay = startRelay(database.db, listener);
  redis = await startRedis();
});
afterAll(async () => {
  await relay.stop();
  await listener.close();
  await redis.kill();
  await database.close();
});

const DAYS = 6;
type Step = { type: "book" | "hold" | "move" | "confirm" | "cancel" | "leave" | "read"; which: number; to: number; hour: number; length: number };
const step = fc.record({ type: fc.constantFrom("book" as const, "book" as const, "hold" as const, "move" as const, "confirm" as const, "cancel" as const, "leave" as const, "read" as const), which: fc.nat(7), to: fc.nat(2), hour: fc.nat(DAYS * 24 - 1), length: fc.integer({ min: 1, max: 40 }) });
const at = (hour: number) => new Date(Date.UTC(2026, 2, 2, hour)).toISOString();

type Scene = { studio: Principal; projectId: string; resourceIds: string[]; bookings: string[] };
async function setUp(): Promise<Scene> {
  const studio = await database.newStudio();
  const kinds = [{}, {}, { kind: "equipment", capacity: 3 }];
  const resourceIds = (await Promise.all(kinds.map((given) => makeResource(database.db, studio, given)))).map(({ id }) => id);
  return { studio, projectId: (await makeProject(database.db, studio)).id, resourceIds, bookings: [] };
}

/** Does it, or is refused, which is as good here. */
async function act({ studio, projectId, resourceIds, bookings }: Scene, { type, which, to, hour, length }: Step): Promise<void> {
  const { db } = database;
  const resourceId = resourceIds[to] as string;
  const id = bookings[which];
  const [start, end] = [at(hour), at(hour + length)];
  const change = (input: object) => (id ? updateBooking(db, studio, id, undefined, updateBookingSchema.parse({ override: "test", ...input })) : undefined);
  const book = async (given: object) => void bookings.push((await createBooking(db, studio, bookingInput(resourceId, projectId, start, end, { override: "test", ...given }))).id);
  const acts = {
    book: () => book({}),
    hold: () => book({ status: "hold" }),
    move: () => change({ start, end, resourceId }),
    confirm: () => change({ status: "confirmed" }),
    cancel: () => change({ status: "cancelled" }),
    leave: () => createAvailability(db, studio, createAvailabilitySchema.parse({ resourceId, kind: "leave", start, end })),
    read: () => undefined,
  };
  await Promise.resolve(acts[type]()).catch(() => {});
}

const ask = ({ studio }: Scene, loads?: LoadCache, from = 0, to = DAYS * 24) => readAvailability(database.db, studio, availabilityQuerySchema.parse({ from: at(from), to: at(to) }), loads);

test("after any sequence of writes, what is answered out of the cache is what is answered without", { timeout: 120_000 }, async () => {
  const { loads, stop } = await startAvailabilityCache(database.db, listener, undefined);
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 20 }), async (steps) => {
      const scene = await setUp();
      for (const one of steps) {
        await act(scene, one);
        expect(await ask(scene, loads)).toEqual(await ask(scene));
        // Another part of the days, whose ends lie inside of one.
        expect(await ask(scene, loads, one.hour, one.hour + one.length)).toEqual(await ask(scene, undefined, one.hour, one.hour + one.length));
      }
    }),
    { numRuns: 12 },
  );
  await stop();
});

test("with many who write and read at once nothing stale is kept", { timeout: 120_000 }, async () => {
  const { loads, stop } = await startAvailabilityCache(database.db, listener, undefined);
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 60 }), async (steps) => {
      const scene = await setUp();
      const readers = Array.from({ length: 40 }, async (_, i) => {
        await new Promise((resolve) => setTimeout(resolve, i * 3));
        await ask(scene, loads);
      });
      const writers = [0, 1, 2].map(async (turn) => {
        for (const one of steps.filter((__, i) => i % 3 === turn)) await act(scene, one);
      });
      await Promise.all([...readers, ...writers]);
      expect(await ask(scene, loads)).toEqual(await ask(scene));
    }),
    { numRuns: 6 },
  );
  await stop();
});

test("another process with the same Redis forgets by event, and so do both when Redis was away", { timeout: 120_000 }, async () => {
  const { loads, stop } = await startAvailabilityCache(database.db, listener, redis.url);
  // What another process has: it hears of writes by their events alone.
  const cache = createCache(redis.url, "loads");
  const others = createLoadCache(cache);
  const follower = await followLog(database.db, listener, () => true, (tenantId, events) => {
    for (const concern of events.map(concernOf)) if (concern) others.forget(tenantId, concern);
  });
  const scene = await setUp();
  const same = async () => {
    const answer = await ask(scene);
    expect(await ask(scene, loads)).toEqual(answer);
    await expect.poll(() => ask(scene, others), { timeout: 5_000, interval: 20 }).toEqual(answer);
  };
  const some = (type: Step["type"], to: number, hour: number): Step => ({ type, which: 0, to, hour, length: 5 });
  for (const one of [some("book", 0, 10), some("book", 1, 30), some("move", 0, 50), some("book", 2, 60)]) {
    await act(scene, one);
    await same();
  }
  await redis.kill();
  await act(scene, some("move", 1, 80));
  await same();
  await redis.restart();
  await act(scene, some("move", 0, 20));
  await same();
  await act(scene, some("cancel", 0, 0));
  await same();
  await follower.stop();
  await cache.close();
  await stop();
});
