import type { Stretch } from "@/lib/stretch";
import { Temporal } from "@/lib/time";

/** A calendar week of ISO 8601, from Monday to Monday in the studio's zone. */
export type Week = Stretch & { /** As in 2026-W10. */ name: string; /** Its Monday. */ from: string };

/** The weeks that the stretches touch, in order, without a gap; none without stretches. */
export function weeksOver(stretches: Stretch[], zone: string): Week[] {
  if (stretches.length === 0) return [];
  const first = stretches.reduce((least, { start }) => Math.min(least, start), Infinity);
  const last = stretches.reduce((most, { end }) => Math.max(most, end), -Infinity);
  const weeks: Week[] = [];
  const start = Temporal.Instant.fromEpochMilliseconds(first).toZonedDateTimeISO(zone).toPlainDate();
  for (let monday = start.subtract({ days: start.dayOfWeek - 1 }); ; monday = monday.add({ weeks: 1 })) {
    const from = monday.toZonedDateTime(zone).epochMilliseconds;
    if (from >= last) return weeks;
    const thursday = monday.add({ days: 3 }); // the week belongs to the year of its Thursday
    weeks.push({ start: from, end: monday.add({ weeks: 1 }).toZonedDateTime(zone).epochMilliseconds, name: `${thursday.year}-W${String(thursday.weekOfYear).padStart(2, "0")}`, from: monday.toString() });
  }
}

/**
 * An amount dealt out to the weeks by how much of the stretches lies in each: whole units that add up to it exactly, those that
 * rounding leaves over going where most was cut off (largest remainder).
 */
export function dealToWeeks(amount: number, stretches: Stretch[], weeks: Week[]): number[] {
  const lengths = weeks.map((week) => stretches.reduce((sum, { start, end }) => sum + Math.max(0, Math.min(end, week.end) - Math.max(start, week.start)), 0));
  const whole = lengths.reduce((sum, length) => sum + length, 0);
  if (whole === 0) return lengths;
  const exact = lengths.map((length) => ({ share: (BigInt(amount) * BigInt(length)) / BigInt(whole), rest: Number((BigInt(amount) * BigInt(length)) % BigInt(whole)) }));
  const dealt = exact.map(({ share }) => Number(share));
  const left = amount - dealt.reduce((sum, share) => sum + share, 0);
  const byRest = exact.map(({ rest }, i) => ({ rest, i })).toSorted((a, b) => b.rest - a.rest || a.i - b.i);
  for (const { i } of byRest.slice(0, left)) dealt[i] = (dealt[i] as number) + 1;
  return dealt;
}
