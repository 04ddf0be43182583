import { z } from "zod";

/** An amount in the minor unit of its currency (cents, yen): an integer, so that sums are exact. */
export const moneySchema = z
  .object({ amount: z.int().min(0).max(1_000_000_000_000), currency: z.string().regex(/^[A-Z]{3}$/, "must be an ISO 4217 code, as in EUR") })
  .meta({ id: "Money", description: "Amount in minor units (cents) of an ISO 4217 currency" });

export type Money = z.infer<typeof moneySchema>;

/** Rate per hour × milliseconds × percent, rounded half up to a minor unit. Exact: computed in BigInt. */
export function costOf(hourlyRateMinor: number, milliseconds: number, percent: number): number {
  const hundredHours = 360_000_000n;
  return Number((BigInt(hourlyRateMinor) * BigInt(milliseconds) * BigInt(percent) + hundredHours / 2n) / hundredHours);
}
