import type { Rate } from "@/modules/rate/contract";

/** What a booking is worth, in whole minutes and minor units. */
export type Price = { workedMinutes: number; costMinor: number | null; billMinor: number | null; rate: Rate | null };

/** Shares what was agreed out among two parts, at the same rate: together they are worth what the whole was, to the minor unit. @param share of the first, from 0 to 1 */
export function dividePrice({ workedMinutes, costMinor, billMinor, rate }: Price, share: number): { first: Price; second: Price } {
  const part = (whole: number) => Math.round(whole * share);
  const rest = (whole: number) => whole - part(whole);
  const by = (cut: (whole: number) => number): Price => ({
    workedMinutes: cut(workedMinutes),
    costMinor: costMinor === null ? null : cut(costMinor),
    billMinor: billMinor === null ? null : cut(billMinor),
    rate: rate && { ...rate, overtimeMinutes: cut(rate.overtimeMinutes) },
  });
  return { first: by(part), second: by(rest) };
}
