import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { firstIdOf, newId } from "@/lib/ids";
import type { Principal } from "@/lib/principal";
import { Temporal } from "@/lib/time";
import { inTenant } from "@/services/db";
import type { PlacedEvent } from "@/services/outbox";
import { createAddressRule } from "@/services/webhook-http";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";
import { isSigned, type Receiver, startReceiver } from "@/testing/webhook-receiver";
import type { DeliveryStatus, EndpointWithSecret } from "../contract";
import { createEndpoint } from "../create-endpoint";
import { deleteEndpoint } from "../delete-endpoint";
import { getEndpoint } from "../read-endpoints";
import { findEndpoint, insertDeliveries } from "../repository";
import { rotateSecret } from "../rotate-secret";
import { updateEndpoint } from "../update-endpoint";
import { webhookSubscriber } from "../webhook-subscriber";
import { deliverWebhooks } from "./deliver-webhooks";
import { listDeliveries } from "./list-deliveries";
import { recordAttempt } from "./record-attempt";
import { redeliver } from "./redeliver";
import { claimDue } from "./repository";

const means = { secret: "a secret for tests, long enough to seal with", addressRule: createAddressRule("127.0.0.0/8") };
let database: TestDatabase;
let studio: Principal;
let receiver: Receiver;
let clock: Temporal.Instant;
let position = 0;

beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(async () => {
  studio = await database.newStudio();
  receiver = await startReceiver();
  clock = Temporal.Now.instant().round("millisecond").add({ seconds: 5 });
});
afterEach(() => receiver.close());
afterAll(() => database.close());

const make = (types: string[] = [], { url = receiver.url, by = studio } = {}) => createEndpoint(database.db, by, { url, description: "", types }, means);
const deliver = (given = means) => deliverWebhooks(database.db, { ...given, now: () => clock, random: () => 0 });
const later = (time: Temporal.DurationLike) => void (clock = clock.add(time));
const log = async ({ id }: { id: string }, status?: DeliveryStatus) => (await listDeliveries(database.db, studio, id, { limit: 50, status })).items;
const run = (text: ReturnType<typeof sql>) => inTenant(database.db, studio.tenantId, async (tx) => (await tx.execute(text)).rows);
const ids = () => receiver.received.map(({ headers }) => headers["webhook-id"]);

/** As the worker hands them over. */
async function happen(types: string[], by = studio): Promise<number[]> {
  const events = types.map((type) => ({ tenantId: by.tenantId, position: ++position, type, aggregateType: "resource", aggregateId: newId(), aggregateVersion: 1, actor: by.actor, payload: { resource: { name: "Ana" } }, occurredAt: clock }) as unknown as PlacedEvent);
  await inTenant(database.db, by.tenantId, (tx) => webhookSubscriber.handle(tx, by.tenantId, events));
  return events.map((event) => event.position);
}

async function until(what: () => boolean) {
  const deadline = Date.now() + 10_000;
  while (!what()) {
    if (Date.now() > deadline) throw new Error("it did not come to be");
    await sleep(5);
  }
}

test("each gets what it asked for, once, signed with its secret of now", async () => {
  const all = await make([], { url: `${receiver.url}/all?key=1` });
  const some = await make(["resource:updated"], { url: `${receiver.url}/some` });
  const [created, updated] = await happen(["resource:created", "resource:updated"]);
  const { secret } = await rotateSecret(database.db, studio, all.id, undefined, means.secret);
  await deliver();
  await deliver();
  const got = (path: string) => receiver.received.filter((request) => request.path === path);
  expect(got("/all?key=1").map(({ headers }) => headers["webhook-id"]).toSorted()).toEqual([`evt_${created}`, `evt_${updated}`]);
  expect(got("/some").map(({ headers }) => headers["webhook-id"])).toEqual([`evt_${updated}`]);
  expect(got("/some").every((request) => isSigned(request, some.secret))).toBe(true);
  expect(got("/all?key=1").map((request) => [isSigned(request, secret), isSigned(request, all.secret)])).toEqual([[true, false], [true, false]]);
  expect(JSON.parse(got("/some")[0]?.body ?? "")).toMatchObject({ type: "resource:updated", data: { position: updated, data: { resource: { name: "Ana" } } } });
  const told = await log(all);
  expect(told).toMatchObject([{ status: "delivered", tries: 1, attempts: [{ status: 204, error: null }] }, { status: "delivered" }]);
  expect(JSON.stringify(told)).not.toContain("whsec_");
});

test("what fails is tried again, later and later, under the same id, until it is taken", async () => {
  const endpoint = await make();
  await happen(["resource:created"]);
  receiver.answer(() => 503);
  expect(String(await deliver())).toBe(String(clock.add({ seconds: 5 })));
  const since = clock;
  expect(await log(endpoint)).toMatchObject([{ status: "pending", tries: 1, attempts: [{ status: 503, error: "answered 503" }], dueAt: String(clock.add({ seconds: 5 })) }]);
  await deliver();
  expect(receiver.received).toHaveLength(1);
  later({ seconds: 5 });
  expect(String(await deliver())).toBe(String(clock.add({ seconds: 30 })));
  expect(await getEndpoint(database.db, studio, endpoint.id)).toMatchObject({ status: "active", failingSince: String(since) });
  later({ seconds: 30 });
  receiver.answer(() => 200);
  expect(await deliver()).toBeUndefined();
  expect(await log(endpoint)).toMatchObject([{ status: "delivered", tries: 3, attempts: [{ status: 200 }, { status: 503 }, { status: 503 }] }]);
  expect(await getEndpoint(database.db, studio, endpoint.id)).toMatchObject({ failingSince: null });
  expect(new Set(ids()).size).toBe(1);
});

test("given up after a day; who fails for so long is disabled, with why, and gets nothing more", async () => {
  const endpoint = await make();
  await happen(["resource:created"]);
  receiver.answer(() => 500);
  for (let tries = 1; tries <= 11; tries++) {
    await deliver();
    const [delivery] = await log(endpoint);
    expect(delivery).toMatchObject({ tries, status: tries === 11 ? "failed" : "pending" });
    if (delivery?.dueAt) clock = Temporal.Instant.from(delivery.dueAt);
  }
  expect((await log(endpoint))[0]?.attempts).toHaveLength(10);
  expect(await getEndpoint(database.db, studio, endpoint.id)).toMatchObject({ status: "active" });
  later({ hours: 1 });
  await happen(["resource:updated", "resource:updated", "resource:updated"]);
  await deliver();
  expect(await getEndpoint(database.db, studio, endpoint.id)).toMatchObject({ status: "disabled", disabledReason: "failing", version: 2 });
  expect(await log(endpoint, "failed")).toHaveLength(4);
  expect(await run(sql`SELECT actor->>'id' AS by, payload->'webhook'->>'disabledReason' AS reason FROM domain_events WHERE type = 'webhook:disabled'`)).toEqual([{ by: "worker", reason: "failing" }]);
  const before = receiver.received.length;
  await happen(["resource:updated"]);
  later({ hours: 30 });
  await deliver();
  expect(receiver.received).toHaveLength(before);
});

test("410 disables at once", async () => {
  const endpoint = await make();
  await happen(["resource:created"]);
  receiver.answer(() => 410);
  await deliver();
  expect(await getEndpoint(database.db, studio, endpoint.id)).toMatchObject({ status: "disabled", disabledReason: "gone" });
  expect(await log(endpoint)).toMatchObject([{ status: "failed", attempts: [{ status: 410 }] }]);
});

test("what waits for a disabled or removed endpoint is not sent, also when it was disabled while the event was handed over", async () => {
  const [disabled, crossed, removed] = [await make(), await make(), await make()];
  await happen(["resource:created"]);
  await updateEndpoint(database.db, studio, disabled.id, 1, { status: "disabled" }, means.addressRule);
  await run(sql`UPDATE webhook_endpoints SET status = 'disabled' WHERE id = ${crossed.id}`);
  await deleteEndpoint(database.db, studio, removed.id, 1);
  await deliver();
  expect(receiver.received).toEqual([]);
  for (const endpoint of [disabled, crossed]) expect(await log(endpoint)).toMatchObject([{ status: "failed", attempts: [] }]);
  await expect(redeliver(database.db, studio, (await log(disabled))[0]?.id ?? "")).rejects.toMatchObject({ status: 409, code: "webhook_disabled" });
  await updateEndpoint(database.db, studio, disabled.id, 2, { status: "active" }, means.addressRule);
  await redeliver(database.db, studio, (await log(disabled))[0]?.id ?? "");
  await deliver();
  expect(await log(disabled)).toMatchObject([{ status: "delivered" }]);
});

test("sent again it has the same id and body", async () => {
  const endpoint = await make();
  await happen(["resource:created"]);
  await deliver();
  const [{ id } = { id: "" }] = await log(endpoint);
  expect(await redeliver(database.db, studio, id)).toMatchObject({ status: "pending", tries: 0, deliveredAt: null, attempts: [{ status: 204 }] });
  await deliver();
  expect(await log(endpoint)).toMatchObject([{ status: "delivered", tries: 1, attempts: [{ status: 204 }, { status: 204 }] }]);
  const [first, second] = receiver.received;
  expect(second?.headers["webhook-id"]).toBe(first?.headers["webhook-id"]);
  expect(second?.body).toBe(first?.body);
});

test("one that does not answer holds up neither other endpoints nor other studios, also for what comes later", async () => {
  const silent = await startReceiver();
  silent.answer(() => undefined);
  const neighbour = await database.newStudio();
  const slow = await make([], { url: silent.url });
  await happen(Array.from({ length: 5 }, () => "resource:created"));
  await Promise.all([make(), make([], { by: neighbour })]);
  await happen(["resource:updated", "resource:updated"]);
  await happen(["resource:updated"], neighbour);
  const delivering = deliver();
  await until(() => silent.received.length === 2 && receiver.received.length === 3);
  await happen(["resource:updated"], neighbour);
  await until(() => receiver.received.length === 4);
  expect(silent.received).toHaveLength(2);
  expect(await log(slow, "pending")).toHaveLength(7);
  silent.close();
  await delivering;
  expect((await log(slow)).every(({ tries, attempts }) => tries === 1 && attempts[0]?.error)).toBe(true);
});

test("two workers at once send each only once", async () => {
  await make();
  await make();
  await happen(Array.from({ length: 20 }, () => "resource:created"));
  await Promise.all([deliver(), deliver()]);
  expect(receiver.received).toHaveLength(40);
  expect(await run(sql`SELECT DISTINCT status, tries FROM webhook_deliveries`)).toEqual([{ status: "delivered", tries: 1 }]);
});

test("what a worker took before it died is sent by the next one; what a stopped one writes late changes nothing", async () => {
  const endpoint = await make();
  const [number] = await happen(["resource:created"]);
  const { tenantId } = studio;
  const [claimed] = await inTenant(database.db, tenantId, (tx) => claimDue(tx, { tenantId, id: endpoint.id }, clock, clock.add({ seconds: 60 }), 1));
  await deliver();
  expect(receiver.received).toEqual([]);
  later({ seconds: 61 });
  await deliver();
  expect(ids()).toEqual([`evt_${number}`]);
  const attempt = { at: String(clock), status: null, ms: 1, error: "late" };
  await inTenant(database.db, tenantId, (tx) => recordAttempt(tx, claimed as NonNullable<typeof claimed>, attempt, clock));
  expect(await log(endpoint)).toMatchObject([{ status: "delivered", tries: 1, attempts: [{ status: 204 }] }]);
  expect(await getEndpoint(database.db, studio, endpoint.id)).toMatchObject({ failingSince: null });
});

test("under another secret of the server nothing is sent unsigned, and it is said why", async () => {
  const endpoint = await make();
  await happen(["resource:created"]);
  await deliver({ ...means, secret: "another secret for tests, as long as the one" });
  expect(receiver.received).toEqual([]);
  expect(await log(endpoint)).toMatchObject([{ status: "pending", attempts: [{ status: null, error: expect.stringContaining("rotate") }] }]);
});

test("a name may turn private later: it is looked at again at each attempt", async () => {
  const endpoint = await make([], { url: receiver.url.replace("127.0.0.1", "localhost") });
  await happen(["resource:created"]);
  await deliver({ ...means, addressRule: createAddressRule() });
  expect(receiver.received).toEqual([]);
  expect(await log(endpoint)).toMatchObject([{ attempts: [{ status: null, error: expect.stringContaining("private address") }] }]);
});

test("what is over is forgotten after 30 days", async () => {
  const { tenantId } = studio;
  const endpoint: EndpointWithSecret = await make();
  const old = clock.subtract({ hours: 30 * 24 + 1 }).epochMilliseconds;
  const row = (status: string) => ({ tenantId, id: firstIdOf(old + ++position), endpointId: endpoint.id, position, type: "resource:created", body: "{}", status, dueAt: clock.add({ hours: 1 }) });
  await inTenant(database.db, tenantId, (tx) => insertDeliveries(tx, [row("delivered"), row("failed"), row("pending")]));
  await happen(["resource:created"]);
  await deliver();
  expect((await log(endpoint)).map(({ status }) => status)).toEqual(["delivered", "pending"]);
  expect(await inTenant(database.db, tenantId, (tx) => findEndpoint(tx, tenantId, endpoint.id))).toMatchObject({ status: "active" });
});
