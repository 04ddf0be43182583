import { asc } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "@/lib/ids";
import type { Principal } from "@/lib/principal";
import { Temporal } from "@/lib/time";
import { inTenant } from "@/services/db";
import type { PlacedEvent } from "@/services/outbox";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";
import { webhookSubscriber } from "./index";
import { webhookDeliveries, webhookEndpoints } from "./schema";

let database: TestDatabase;
let studio: Principal;
beforeAll(async () => {
  database = await createTestDatabase();
  studio = await database.newStudio();
});
afterAll(() => database.close());

const event = (position: number, type: string) =>
  ({ tenantId: studio.tenantId, id: newId(), position, type, aggregateType: "resource", aggregateId: newId(), aggregateVersion: 1, actor: studio.actor, payload: {}, occurredAt: Temporal.Now.instant() }) as unknown as PlacedEvent;

test("an active endpoint is told once of what it asked for, however often the subscriber runs", async () => {
  const { tenantId } = studio;
  const [all, some, off] = [newId(), newId(), newId()] as [string, string, string];
  const row = (id: string, types: string[], status = "active") => ({ tenantId, id, url: "https://example.com", sealedSecret: "x", types, status });
  await inTenant(database.db, tenantId, (tx) => tx.insert(webhookEndpoints).values([row(all, []), row(some, ["b:done"]), row(off, [], "disabled")]));
  const events = [event(1, "a:done"), event(2, "b:done")];
  for (let run = 0; run < 2; run++) await inTenant(database.db, tenantId, (tx) => webhookSubscriber.handle(tx, tenantId, events));
  const stored = await inTenant(database.db, tenantId, (tx) => tx.select().from(webhookDeliveries).orderBy(asc(webhookDeliveries.position), asc(webhookDeliveries.endpointId)));
  expect(stored.map(({ endpointId, type }) => [endpointId, type])).toEqual([[all, "a:done"], [all, "b:done"], [some, "b:done"]]);
  expect(JSON.parse(stored[0]?.body ?? "")).toMatchObject({ type: "a:done", data: { position: 1 } });
});

test("of itself an endpoint hears only tests, whatever it asked for; of others it hears, but not their tests", async () => {
  const { tenantId, actor } = await database.newStudio();
  const [one, other, picky] = [newId(), newId(), newId()] as [string, string, string];
  const row = (id: string, types: string[]) => ({ tenantId, id, url: "https://example.com", sealedSecret: "x", types });
  await inTenant(database.db, tenantId, (tx) => tx.insert(webhookEndpoints).values([row(one, []), row(other, []), row(picky, ["b:done"])]));
  const of = (id: string, position: number, type: string) => ({ ...event(position, type), tenantId, actor, aggregateType: "webhook", aggregateId: id });
  await inTenant(database.db, tenantId, (tx) => webhookSubscriber.handle(tx, tenantId, [of(one, 1, "webhook:disabled"), of(one, 2, "webhook:test"), of(picky, 3, "webhook:test")]));
  const stored = await inTenant(database.db, tenantId, (tx) => tx.select().from(webhookDeliveries).orderBy(asc(webhookDeliveries.position)));
  expect(stored.map(({ endpointId, type }) => [endpointId, type])).toEqual([[other, "webhook:disabled"], [one, "webhook:test"], [picky, "webhook:test"]]);
});
