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
