import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";
import { type Queue, startQueue } from "./index";

let database: TestDatabase;
let owner: pg.Client;
let queue: Queue | undefined;
let done: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new pg.Client({ connectionString: database.workerUrl });
  await owner.connect();
});
afterEach(async () => {
  await queue?.stop();
  done = [];
});
afterAll(async () => {
  await owner.end();
  await database.close();
});

const job = (name: string, work: () => Promise<void> = async () => void done.push(name)) => ({ name, at: "0 0 1 1 *", work });
const add = (name: string) => owner.query("SELECT FROM graphile_worker.add_job($1)", [name]);
const isOver = async (name: string) => (await owner.query("SELECT FROM graphile_worker.jobs WHERE task_identifier = $1", [name])).rowCount === 0;

async function until(what: () => boolean | Promise<boolean>) {
  const deadline = Date.now() + 25_000;
  while (!(await what())) {
    if (Date.now() > deadline) throw new Error("it did not come to be");
    await sleep(20);
  }
}

test("every job is done once at the start, and again when it is due", async () => {
  queue = await startQueue(database.workerUrl, [job("one"), job("two")]);
  await until(() => done.length === 2);
  expect(done.toSorted()).toEqual(["one", "two"]);
  await add("two");
  await until(() => done.length === 3);
  const { rows } = await owner.query("SELECT identifier FROM graphile_worker._private_known_crontabs ORDER BY 1");
  expect(rows).toEqual([{ identifier: "one" }, { identifier: "two" }]);
  await until(async () => (await isOver("one")) && (await isOver("two")));
});

test("a job that fails is not the end of it, and leaves nothing behind", async () => {
  const work = async () => {
    if (done.push("tried") === 1) throw new Error("as planned");
  };
  queue = await startQueue(database.workerUrl, [job("failing", work)]);
  await until(() => done.length === 1);
  await add("failing");
  await until(() => done.length === 2);
  await until(() => isOver("failing"));
});

test("it finds the database again when all its connections were cut, also in the middle of a job", async () => {
  queue = await startQueue(database.workerUrl, [
    job("cut", async () => {
      if (done.push("cut") === 1) await cutAll();
    }),
  ]);
  await until(() => done.length === 1);
  await cutAll();
  // Of the first it may not have been reported that it was done: then its row stays, and the queue begins anew.
  const before = done.length;
  await add("cut");
  await until(() => done.length > before);
});

function cutAll() {
  return owner.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = current_user AND pid <> pg_backend_pid() AND datname = current_database()");
}

test("stopping waits for the job under way and leaves no connection", async () => {
  queue = await startQueue(database.workerUrl, [
    job("slow", async () => {
      done.push("begun");
      await sleep(300);
      done.push("finished");
    }),
  ]);
  await until(() => done.length === 1);
  await queue.stop();
  queue = undefined;
  expect(done).toEqual(["begun", "finished"]);
  expect(await isOver("slow")).toBe(true);
  // PostgreSQL learns of the end of a connection a moment after it.
  await until(async () => (await owner.query("SELECT FROM pg_stat_activity WHERE usename = current_user AND pid <> pg_backend_pid() AND datname = current_database()")).rowCount === 0);
});

test("what a killed process had begun does not keep the next one from doing it", async () => {
  queue = await startQueue(database.workerUrl, [job("begun")]);
  await until(() => done.length === 1);
  await queue.stop();
  await owner.query("SELECT FROM graphile_worker.add_job('begun', job_key => 'begun')");
  await owner.query("UPDATE graphile_worker._private_jobs SET locked_at = now(), locked_by = 'a process that was killed', attempts = 1");
  queue = await startQueue(database.workerUrl, [job("begun")]);
  await until(() => done.length === 2);
});
