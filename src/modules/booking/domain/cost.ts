import { costOf } from "@/lib/money";

export type Priced = { kind: string; hourlyRateMinor: number | null; rateCurrency: string | null };

/**
 * Cost in minor units of taking `allocation` of a resource for `milliseconds`: rate × time × share, where the share of an
 * artist is a percentage and everything else counts by the piece. Null without a rate in the project's currency.
 */
export function bookingCost(resource: Priced, currency: string, allocation: number, milliseconds: number): number | null {
  if (resource.hourlyRateMinor === null || resource.rateCurrency !== currency) return null;
  const percent = resource.kind === "artist" ? allocation : allocation * 100;
  return costOf(resource.hourlyRateMinor, milliseconds, percent);
}
