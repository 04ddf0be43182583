import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { newId } from "@/lib/ids";
import type { Principal } from "@/lib/principal";
import { type Database, inTenant, type Listener, onCommit, openListener, openPool } from "@/services/db";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";
import { defineEvents, followLog, lastPosition, type PlacedEvent, recordEvents, selectAfter, startRelay, workThrough } from "./index";

defineEvents(["test:happened"], z.object({ title: z.string() }));

let database: TestDatabase;
let studio: Principal;
let listener: Listener;
beforeAll(async () => {
  database = await createTestDatabase(20);
  studio = await database.newStudio();
  listener = openListener(database.servingUrl);
});
afterAll(async () => {
  await listener.close();
  await database.close();
});

const event = (title: string, id = newId(), version = 1) => ({ type: "test:happened", aggregate: { type: "test", id, version }, payload: { title } });
const write = (db: Database, tenantId: string, ...titles: string[]) => inTenant(db, tenantId, (tx) => recordEvents(tx, tenantId, studio.actor, titles.map((title) => event(title))));
const read = (after: number, tenantId = studio.tenantId) => inTenant(database.db, tenantId, (tx) => selectAfter(tx, tenantId, after, 10_000));
const titles = (events: PlacedEvent[]) => events.map(({ payload }) => payload.title);
const place = async (most = 500) => (await database.db.drizzle.execute<{ n: number | null }>(sql`SELECT place_events(${studio.tenantId}, '1 minute', ${most}) AS n`)).rows[0]?.n;
const leave = () => database.db.drizzle.execute(sql`SELECT leave_relay(${studio.tenantId})`);

async function until(what: () => boolean | Promise<boolean>) {
  const deadline = Date.now() + 10_000;
  while (!(await what())) {
    if (Date.now() > deadline) throw new Error("it did not come to be");
    await sleep(5);
  }
}

test("the older transaction inserts last and commits first: whoever reads by position misses neither", async () => {
  await place();
  const after = await lastPosition(database.db);
  let letGo = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  const inserted = new Promise<void>((resolve) => {
    void inTenant(database.db, studio.tenantId, async (tx) => {
      await recordEvents(tx, studio.tenantId, studio.actor, [event("inserted first, commits last")]);
      resolve();
      await held;
    });
  });
  await inserted;
  await write(database.db, studio.tenantId, "inserted last, commits first");
  expect(await place()).toBe(1);
  const seen = await read(after);
  expect(titles(seen)).toEqual(["inserted last, commits first"]);
  letGo();
  await until(async () => (await place()) === 1);
  expect(titles(await read(seen.at(-1)?.position ?? 0))).toEqual(["inserted first, commits last"]);
  await leave();
});

test("thousands of events of one studio do not hold up another's", async () => {
  const [large, small] = [await database.newStudio(), await database.newStudio()];
  await place(10_000);
  await write(database.db, large.tenantId, ...Array.from({ length: 3_000 }, (_, i) => `row ${i}`));
  await write(database.db, small.tenantId, "one", "two");
  const after = await lastPosition(database.db);
  expect(await place(100)).toBe(100);
  expect(titles((await read(after, small.tenantId)).filter(({ payload }) => payload.title))).toEqual(["one", "two"]);
  expect(titles((await read(after, large.tenantId)).filter(({ payload }) => payload.title)).slice(0, 3)).toEqual(["row 0", "row 1", "row 2"]);
  await place(10_000);
  expect(await read(after, large.tenantId)).toHaveLength(3_000);
  await leave();
});

test("only the holder of the lease numbers; who comes after it waits for its end", async () => {
  await write(database.db, studio.tenantId, "for the holder");
  const call = async (caller: string, lease: string) => (await database.db.drizzle.execute<{ n: number | null }>(sql`SELECT place_events(${caller}, ${lease}, 10) AS n`)).rows[0]?.n;
  const [first, second] = [newId(), newId()];
  expect(await call(first, "300 milliseconds")).toBe(1);
  expect(await call(second, "1 minute")).toBeNull();
  await until(async () => (await call(second, "100 milliseconds")) === 0);
  expect(await call(first, "1 minute")).toBeNull();
  await sleep(150);
  expect(await call(first, "100 milliseconds")).toBe(0);
  await sleep(150);
});

test("many writers, two relays: every event gets one number, without a gap, and a follower hears each of them once, in order", async () => {
  const db = openPool(database.servingUrl, 10);
  const heard: PlacedEvent[] = [];
  const others = await database.newStudio();
  const relays = [startRelay(db, listener), startRelay(db, listener)];
  await until(async () => (await database.db.drizzle.execute(sql`SELECT 1 FROM outbox.relay WHERE held_until > now()`)).rowCount === 1);
  const follower = await followLog(db, listener, (tenantId) => tenantId === studio.tenantId, (_, events) => void heard.push(...events));
  const from = follower.position();
  await Promise.all(Array.from({ length: 60 }, (_, i) => write(db, i % 3 ? studio.tenantId : others.tenantId, `a${i}`, `b${i}`)));
  await until(() => heard.length === 80);
  const positions = heard.map(({ position }) => position);
  expect(positions).toEqual(positions.toSorted((a, b) => a - b));
  expect(titles(heard)).toEqual(titles(await read(from)));
  const all = [...(await read(from)), ...(await read(from, others.tenantId))].map(({ position }) => position).toSorted((a, b) => a - b);
  expect(all).toEqual(Array.from({ length: 120 }, (_, i) => (all[0] as number) + i));
  expect(follower.position()).toBe(all.at(-1));
  await Promise.all([...relays.map((relay) => relay.stop()), follower.stop()]);
  await db.close();
});

test("a listener hears again after its connection was cut, and whoever follows has missed nothing", async () => {
  const heard: string[] = [];
  const relay = startRelay(database.db, listener);
  const follower = await followLog(database.db, listener, () => true, (_, events) => void heard.push(...events.map(({ payload }) => String(payload.title))));
  const admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  for (let i = 0; i < 5; i++) {
    await write(database.db, studio.tenantId, `cut ${i}`);
    if (i % 2 === 0) await inTenant(database.db, studio.tenantId, (tx) => tx.execute(sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%' AND pid <> pg_backend_pid()`));
  }
  await until(() => heard.filter((title) => title.startsWith("cut")).length === 5);
  expect(heard.filter((title) => title.startsWith("cut"))).toEqual(["cut 0", "cut 1", "cut 2", "cut 3", "cut 4"]);
  await Promise.all([relay.stop(), follower.stop(), admin.end()]);
});

test("a subscriber gets what happened since its first time, also after it failed in the middle", async () => {
  await place();
  const got: unknown[] = [];
  let fails = false;
  const subscriber = { name: "test", types: ["test:happened"], handle: async (_: unknown, __: string, events: PlacedEvent[]) => {
    if (fails) throw new Error("as planned");
    got.push(...titles(events));
  } };
  await workThrough(database.db, subscriber);
  expect(got).toEqual([]);
  await write(database.db, studio.tenantId, "one", "two");
  await place();
  fails = true;
  await expect(workThrough(database.db, subscriber)).rejects.toThrow("as planned");
  fails = false;
  await workThrough(database.db, subscriber);
  await workThrough(database.db, subscriber);
  expect(got).toEqual(["one", "two"]);
  await leave();
});

test("what is to happen on commit happens once, and not when it is rolled back", async () => {
  let times = 0;
  const act = () => void times++;
  await inTenant(database.db, studio.tenantId, async (tx) => {
    onCommit(tx, act);
    onCommit(tx, act);
  });
  expect(times).toBe(1);
  await expect(
    inTenant(database.db, studio.tenantId, async (tx) => {
      onCommit(tx, act);
      throw new Error("no");
    }),
  ).rejects.toThrow("no");
  await inTenant(database.db, studio.tenantId, async () => {});
  expect(times).toBe(1);
});
