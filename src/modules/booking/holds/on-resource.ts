import type { Principal } from "@/lib/principal";
import { type Database, inTenant, lockOf, type Tx } from "@/services/db";
import { findReadable } from "../find-readable";
import type { PricedRow } from "../repository";

/**
 * Works on a booking under the lock of its resource, which it may have left in the meantime: then under that of the other one.
 * @throws Problem 404, also for a booking of a project that the caller may not read
 */
export async function onResourceOf<T>(db: Database, principal: Principal, id: string, work: (tx: Tx, booking: PricedRow) => Promise<T>): Promise<T> {
  const { tenantId } = principal;
  let booking = await inTenant(db, tenantId, (tx) => findReadable(tx, principal, id));
  for (;;) {
    const { resourceId } = booking;
    const outcome = await inTenant<{ result: T } | undefined>(db, tenantId, async (tx) => {
      booking = await findReadable(tx, principal, id, true);
      return booking.resourceId === resourceId ? { result: await work(tx, booking) } : undefined;
    }, [lockOf(tenantId, resourceId)]);
    if (outcome) return outcome.result;
  }
}
