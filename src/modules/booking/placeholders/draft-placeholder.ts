import type { Money } from "@/lib/money";
import { invalidInput } from "@/lib/problem";
import type { Temporal } from "@/lib/time";
import { findStudioTime } from "@/modules/calendar";
import { priceOf } from "@/modules/rate";
import type { Tx } from "@/services/db";
import type { Days, When } from "../contract";
import { spanOf } from "../domain/cut-windows";
import { workedIn } from "../domain/worked";
import { clockOf, stretchOf, windowsOf } from "../draft-booking";

/** What a placeholder wants. */
export type PlaceholderWish = { kind: string; allocation: number; when: When; hourlyRate: Money | null };

/** When it is, and what it comes to: columns of its row. */
export type PlaceholderDraft = {
  startTime: Temporal.Instant;
  endTime: Temporal.Instant;
  days: Days | null;
  workedMinutes: number;
  hourlyRateMinor: number | null;
  costMinor: number | null;
};

/**
 * What a placeholder comes to by the same rules as a booking of somebody who works as the studio does: by its usual calendar, in its zone.
 * @param currency the project's
 * @throws Problem 400 when its rate is in another currency or it is too long, 422 when none of its days is worked
 */
export async function draftPlaceholder(tx: Tx, tenantId: string, currency: string, { kind, allocation, when, hourlyRate }: PlaceholderWish): Promise<PlaceholderDraft> {
  if (hourlyRate && hourlyRate.currency !== currency) throw invalidInput([{ path: "hourlyRate.currency", message: `must be ${currency}, the project's` }]);
  const { time, settings } = await findStudioTime(tx, tenantId);
  const windows = windowsOf(when, time, settings);
  const { start, end } = spanOf(windows);
  const worked = workedIn(windows.map(stretchOf), clockOf(time, settings));
  const rate = hourlyRate && { cardId: null, unit: "hour" as const, cost: hourlyRate.amount, bill: null, currency, overtimePercent: 100, dayMinutes: 480 };
  return {
    startTime: start,
    endTime: end,
    days: when.days ?? null,
    workedMinutes: worked.minutes,
    hourlyRateMinor: hourlyRate?.amount ?? null,
    costMinor: rate && priceOf(rate, kind, allocation, worked).costMinor,
  };
}
