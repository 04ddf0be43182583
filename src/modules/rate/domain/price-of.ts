import type { PlainRate } from "./choose-rate";

/**
 * Cost and bill in minor units of so much working time: rate × time × share, an overtime minute counting by its percentage.
 * The share of an artist is a percentage; everything else counts by the piece. Exact, rounded half up once.
 */
export function priceOf(rate: PlainRate, kind: string, allocation: number, { minutes, overtimeMinutes }: { minutes: number; overtimeMinutes: number }): { costMinor: number; billMinor: number | null } {
  const percent = BigInt(kind === "artist" ? allocation : allocation * 100);
  const weighted = BigInt(minutes - overtimeMinutes) * 100n + BigInt(overtimeMinutes) * BigInt(rate.overtimePercent); // hundredths of a minute
  const unit = BigInt(rate.unit === "hour" ? 60 : rate.dayMinutes) * 10_000n;
  const amount = (perUnit: number) => Number((BigInt(perUnit) * weighted * percent + unit / 2n) / unit);
  return { costMinor: amount(rate.cost), billMinor: rate.bill === null ? null : amount(rate.bill) };
}
