import type { Principal } from "@/lib/principal";
import { notFound } from "@/lib/problem";
import { selectUnreadable } from "@/modules/project";
import type { Tx } from "@/services/db";
import { findBooking, type PricedRow } from "./repository";

/** A booking that the caller may know all of. `lock` as in findBooking. @throws Problem 404, also when it is of a project that they may not read */
export async function findReadable(tx: Tx, principal: Principal, id: string, lock = false): Promise<PricedRow> {
  const [booking, unreadable] = await Promise.all([findBooking(tx, principal.tenantId, id, lock), selectUnreadable(tx, principal.tenantId, principal)]);
  if (!booking || unreadable.has(booking.projectId)) throw notFound("booking", id);
  return booking;
}
