import type { Principal } from "@/lib/principal";
import type { Tx } from "@/services/db";
import { recordEvents } from "@/services/outbox";
import type { Booking } from "../contract";
import { bookingEvent, type BookingEventType, type Cause } from "../events";
import { presentBooking } from "../present";
import { type HoldRow, selectChallengedBy, updateHolds } from "./repository";

const UNCHALLENGED = { challengedBy: null, challengeDueAt: null };

/** Releases holds: cancels them, tells why, and withdraws what they challenged. Called under the locks of their resources. */
export async function releaseHolds(tx: Tx, principal: Principal, holds: HoldRow[], cause: Cause): Promise<void> {
  await changeHolds(tx, principal, holds, "hold:released", { status: "cancelled", ...UNCHALLENGED }, cause);
  await withdrawChallengesOf(tx, principal, holds.map(({ id }) => id));
}

/** Holds that these bookings had challenged need not answer any more: whoever asked does not wait for them now. */
export async function withdrawChallengesOf(tx: Tx, principal: Principal, challengers: string[]): Promise<void> {
  if (challengers.length === 0) return;
  await unchallenge(tx, principal, await selectChallengedBy(tx, principal.tenantId, challengers));
}

/** Takes challenges back. */
export async function unchallenge(tx: Tx, principal: Principal, holds: HoldRow[]): Promise<void> {
  await changeHolds(tx, principal, holds, "hold:unchallenged", UNCHALLENGED);
}

type HoldChange = Partial<Pick<HoldRow, "status" | "challengedBy" | "challengeDueAt">>;

/** Writes one change into several holds, each with its event. */
export async function changeHolds(tx: Tx, { tenantId, actor }: Principal, holds: HoldRow[], type: BookingEventType, change: HoldChange, cause?: Cause): Promise<void> {
  if (holds.length === 0) return;
  const rows = await updateHolds(tx, tenantId, holds.map(({ id }) => id), change);
  const events = holds.map((hold) => {
    const [was, is] = [presentBooking(hold), presentBooking({ ...hold, ...rows.get(hold.id) })];
    const changed = (["status", "challenge"] as const).filter((field) => JSON.stringify(was[field]) !== JSON.stringify(is[field]));
    return bookingEvent(type, is, Object.fromEntries(changed.map((field) => [field, was[field]])) as Partial<Booking>, cause);
  });
  await recordEvents(tx, tenantId, actor, events);
}
