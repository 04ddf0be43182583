import { LOCALE } from "@/ui/text/en";

// Put together from parts: whole formats differ in spaces and commas between ICU versions, and what the server wrote must
// be what the browser would.
const formats = new Map<string, Intl.DateTimeFormat>();

function format(key: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(LOCALE, { calendar: "gregory", numberingSystem: "latn", ...options });
  formats.set(key, made);
  return made;
}

type Parts = Record<"weekday" | "day" | "month" | "year" | "hour" | "minute", string>;

// A schedule asks for the same hours again and again, and Intl is slow. Emptied when full.
const known = new Map<string, Parts>();
const MOST_KNOWN = 20_000;

function parts(ms: number, timeZone: string): Parts {
  const key = `${ms} ${timeZone}`;
  const before = known.get(key);
  if (before) return before;
  const day = format(timeZone, { timeZone, weekday: "short", day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const made = Object.fromEntries(day.formatToParts(ms).map(({ type, value }) => [type, value])) as Parts;
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, made);
  return made;
}

/** 09:00 */
export function formatTime(ms: number, zone: string): string {
  const { hour, minute } = parts(ms, zone);
  return `${hour}:${minute}`;
}

/** Mon 16 Nov, with the year when it is not the one of `thisYear`. */
export function formatDay(ms: number, zone: string, thisYear = false): string {
  const { weekday, day, month, year } = parts(ms, zone);
  return `${weekday} ${day} ${month}${thisYear ? "" : ` ${year}`}`;
}

/**
 * Mon 16 Nov, 09:00 – 18:00, or with both days when it ends on another. What ends at midnight ends at 24:00 of its day.
 * @param thisYear leaves the year out, where it is clear
 */
export function formatSlot(startMs: number, endMs: number, zone: string, thisYear = true): string {
  const oneYear = parts(startMs, zone).year === parts(endMs - 1, zone).year;
  const last = formatDay(endMs - 1, zone, thisYear);
  const oneDay = formatDay(startMs, zone) === formatDay(endMs - 1, zone);
  const first = oneDay ? last : formatDay(startMs, zone, thisYear || oneYear);
  const ends = formatTime(endMs, zone) === "00:00" ? "24:00" : formatTime(endMs, zone);
  return `${first}, ${formatTime(startMs, zone)} – ${oneDay ? "" : `${last}, `}${ends}`;
}

/** A sentence of the API with its instants, which are in UTC, as days and times of the zone. */
export function localInstants(sentence: string, zone: string): string {
  return sentence.replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z/g, (instant) => `${formatDay(Date.parse(instant), zone, true)}, ${formatTime(Date.parse(instant), zone)}`);
}

/** Hours between two instants, as in 7.5. */
export function formatHours(startMs: number, endMs: number): string {
  return ((endMs - startMs) / 3_600_000).toLocaleString(LOCALE, { maximumFractionDigits: 2 });
}

/** Parts of a calendar date for the head of a column: Mon, 16, Nov, 2026. */
export function dateParts(date: string) {
  return parts(Date.parse(`${date}T12:00:00Z`), "UTC");
}

/** 16 Nov 2026 */
export function formatDate(date: string): string {
  const { day, month, year } = dateParts(date);
  return `${day} ${month} ${year}`;
}

/** Mon 16 Nov: a date, which has no zone. */
export function formatPlainDay(date: string): string {
  const { weekday, day, month } = dateParts(date);
  return `${weekday} ${day} ${month}`;
}

/** €1,250.50. @param amount in minor units */
export function formatMoney({ amount, currency }: { amount: number; currency: string }): string {
  const money = new Intl.NumberFormat(LOCALE, { style: "currency", currency, trailingZeroDisplay: "stripIfInteger" });
  return money.format(amount / 10 ** (money.resolvedOptions().maximumFractionDigits ?? 2));
}

/** 1,250 */
export function formatCount(n: number): string {
  return n.toLocaleString(LOCALE);
}
