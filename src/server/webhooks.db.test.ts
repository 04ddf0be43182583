import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Page } from "@/lib/page";
import type { Principal } from "@/lib/principal";
import type { Delivery, EndpointWithSecret } from "@/modules/webhook/contract";
import { type Listener, openListener } from "@/services/db";
import type { Queue } from "@/services/jobs";
import { type Answer, startApi, type TestApi } from "@/testing/start-api";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";
import { isSigned, type Receiver, startReceiver } from "@/testing/webhook-receiver";
import { createContext } from "./context";
import { startWorker } from "./worker";

const secret = "a secret for tests, long enough to sign with";
let database: TestDatabase;
let api: TestApi;
let listener: Listener;
let worker: Queue;
let receiver: Receiver;
let studio: Principal;

beforeAll(async () => {
  database = await createTestDatabase(20);
  studio = await database.newStudio();
  receiver = await startReceiver();
  const webhookAllowPrivate = "127.0.0.0/8";
  api = await startApi(database, { live: true, webhookAllowPrivate });
  listener = openListener(database.workerUrl); // not through the pooler, where there is one
  const { auth, addressRule, limiter } = createContext(database.db, { secret, webhookAllowPrivate });
  await limiter.close();
  worker = await startWorker(database.workerUrl, { db: database.db, listener, auth, mailer: undefined, pagesUrl: api.url, webhooks: { secret, addressRule } });
});
afterAll(async () => {
  await worker.stop();
  await listener.close();
  await api.close();
  receiver.close();
  await database.close();
});

async function until(what: () => boolean | Promise<boolean>) {
  const deadline = Date.now() + 20_000;
  while (!(await what())) {
    if (Date.now() > deadline) throw new Error("it did not come to be");
    await sleep(20);
  }
}

test("from a change over the API to the receiver, signed, and once more when asked", async () => {
  const call = await api.client(studio);
  const made = (await call("POST", "/api/v1/webhook-endpoints", { url: receiver.url, types: ["project:created"] })).body as EndpointWithSecret;
  const deliveries = async () => (await call("GET", `/api/v1/webhook-endpoints/${made.id}/deliveries?status=delivered`)).body as Page<Delivery>;
  // The subscriber hears of what happens after its first start.
  await until(async () => (await call("POST", `/api/v1/webhook-endpoints/${made.id}/test`)).status === 202 && receiver.received.length > 0);
  const tests = () => receiver.received.filter(({ body }) => JSON.parse(body).type === "webhook:test").length;
  expect(tests()).toBe(receiver.received.length);

  await call("POST", "/api/v1/projects", { name: "Nova" });
  const told = () => receiver.received.filter(({ body }) => JSON.parse(body).type === "project:created");
  await until(() => told().length === 1);
  expect(JSON.parse(told()[0]?.body ?? "")).toMatchObject({ type: "project:created", data: { data: { project: { name: "Nova" } } } });
  expect(told().every((request) => isSigned(request, made.secret))).toBe(true);

  await until(async () => (await deliveries()).items[0]?.type === "project:created");
  const [delivery] = (await deliveries()).items;
  const again: Answer = await call("POST", `/api/v1/webhook-deliveries/${delivery?.id}/redeliver`);
  expect(again).toMatchObject({ status: 202, body: { status: "pending", webhookId: delivery?.webhookId } });
  await until(() => told().length === 2);
  expect(told()[1]?.headers["webhook-id"]).toBe(told()[0]?.headers["webhook-id"]);
  expect(told()[1]?.body).toBe(told()[0]?.body);
});

test("the log is read a page at a time, the newest first", async () => {
  const call = await api.client(studio);
  const { id } = (await call("POST", "/api/v1/webhook-endpoints", { url: `${receiver.url}/pages`, types: ["project:created"] })).body as EndpointWithSecret;
  for (const name of ["One", "Two", "Three"]) await call("POST", "/api/v1/projects", { name });
  const page = async (query: string) => (await call("GET", `/api/v1/webhook-endpoints/${id}/deliveries?${query}`)).body as Page<Delivery>;
  await until(async () => (await page("status=delivered")).items.length === 3);
  const first = await page("limit=2");
  const second = await page(`limit=2&cursor=${first.nextCursor}`);
  expect([...first.items, ...second.items].map(({ body }) => JSON.parse(body).data.data.project.name)).toEqual(["Three", "Two", "One"]);
  expect(second.nextCursor).toBeNull();
  expect((await page("status=failed")).items).toEqual([]);
  expect((await call("GET", `/api/v1/webhook-endpoints/${id}/deliveries?status=lost`)).status).toBe(400);
});
