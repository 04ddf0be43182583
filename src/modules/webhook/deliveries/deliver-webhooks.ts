import { setTimeout as sleep } from "node:timers/promises";
import { Temporal } from "@/lib/time";
import { type Database, inTenant } from "@/services/db";
import { type EndpointRow, findEndpoint } from "../repository";
import { claimDue, type DeliveryRow, findNextDue, giveUpDeliveries, lookUpStudiosWithDue, pruneDeliveries, selectDueEndpoints } from "./repository";
import { sendDelivery, type Sending } from "./send-delivery";
import { createSlots } from "./slots";

/** Longer than an attempt may take: what was taken for longer than this was taken by a process that died. */
const LEASE = { seconds: 60 };
/** While answers are waited for, how often it is looked whether there is more for others. */
const LOOK_MS = 250;
/** Then the job is done anew, so that no run goes on for ever. */
const LONGEST_MS = 50_000;
/** Until how far ahead it is said when more will be due: the job is done every minute all the same. */
const AHEAD = { seconds: 60 };
const KEPT = { hours: 30 * 24 };
const PRUNED = 1_000;

type Settings = Omit<Sending, "now"> & { now?: () => Temporal.Instant; ending?: AbortSignal };

/**
 * Sends what is due, in all studios, to many at once and to few of one: whoever answers slowly holds up nobody else. What fails is due again later.
 * @param ending takes nothing more once aborted
 * @returns when more will be due, if that is within a minute
 * @throws AggregateError of what failed on our side, after all the others
 */
export async function deliverWebhooks(db: Database, { ending, ...settings }: Settings): Promise<Temporal.Instant | undefined> {
  const sending: Sending = { now: () => Temporal.Now.instant(), ...settings };
  const slots = createSlots();
  const underWay = new Set<Promise<void>>();
  const failures: unknown[] = [];
  const studios = new Set<string>();
  const deadline = performance.now() + LONGEST_MS;

  function begin(endpoint: EndpointRow, claimed: DeliveryRow) {
    const giveBack = slots.take(endpoint);
    const sent = sendDelivery(db, endpoint, claimed, sending)
      .catch((error: unknown) => void failures.push(error))
      .finally(() => {
        giveBack();
        underWay.delete(sent);
      });
    underWay.add(sent);
  }

  async function beginDueOf(tenantId: string) {
    studios.add(tenantId);
    const now = sending.now();
    for (const { id } of await inTenant(db, tenantId, (tx) => selectDueEndpoints(tx, tenantId, now))) {
      const claimed = await inTenant(db, tenantId, async (tx) => {
        const endpoint = await findEndpoint(tx, tenantId, id);
        if (endpoint?.status === "active") return { endpoint, rows: await claimDue(tx, endpoint, now, now.add(LEASE), slots.free(endpoint)) };
        if (endpoint) await giveUpDeliveries(tx, endpoint);
        return undefined;
      });
      claimed?.rows.forEach((row) => begin(claimed.endpoint, row));
    }
  }

  do {
    if (underWay.size > 0) await Promise.race([...underWay, sleep(LOOK_MS, undefined, { ref: false })]);
    if (ending?.aborted || performance.now() > deadline) continue;
    // Whoever has the least under way comes first.
    const due = (await lookUpStudiosWithDue(db, sending.now())).toSorted((a, b) => slots.ofStudio(a) - slots.ofStudio(b));
    for (const tenantId of due) await beginDueOf(tenantId).catch((error: unknown) => failures.push(error));
  } while (underWay.size > 0);

  const now = sending.now();
  for (const tenantId of studios) await inTenant(db, tenantId, (tx) => pruneDeliveries(tx, tenantId, now.subtract(KEPT), PRUNED));
  if (failures.length > 0) throw new AggregateError(failures, "not all webhooks that were due could be worked on");
  return nextDue(db, now.add(AHEAD));
}

async function nextDue(db: Database, before: Temporal.Instant): Promise<Temporal.Instant | undefined> {
  const tenantIds = await lookUpStudiosWithDue(db, before);
  const found = await Promise.all(tenantIds.map((tenantId) => inTenant(db, tenantId, (tx) => findNextDue(tx, tenantId, before))));
  return found.filter((due) => due !== undefined).toSorted(Temporal.Instant.compare)[0];
}
