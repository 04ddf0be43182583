import { RRuleTemporal } from "rrule-temporal";
import { invalidInput, Problem } from "@/lib/problem";
import { Temporal, type TimeRange } from "@/lib/time";
import { MOST_DATES, partsOf, withPart } from "./series-rule";

/** How a series repeats. `start` is `YYYY-MM-DDTHH:MM`, local in the zone: no date is before it, and all begin at its time of day. */
export type Repeat = { rule: string; start: string; durationMinutes: number; timeZone: string };

/** No booking starts after it, so that each also ends before the end of all time. */
const LAST_DATE = "2199-12-20";
/** More days than there are from 1900 to 2200, so that a rule that never comes true is given up. */
const MOST_DAYS = 110_000;

export const timeOfDay = ({ start }: Pick<Repeat, "start">) => start.slice("YYYY-MM-DDT".length);
export const firstDay = ({ start }: Pick<Repeat, "start">) => start.slice(0, "YYYY-MM-DD".length);

/**
 * When the booking of a date is. Its start and its end are what the clock on the wall shows: 09:00 to 17:00 is that on both
 * sides of daylight saving, and a night across the change is an hour longer or shorter. A time that the clock leaves out is
 * moved later by the gap, of one that it shows twice the earlier is meant. A booking that would so be over before it starts keeps its length.
 */
export function timesOn(date: string, repeat: Omit<Repeat, "rule">): TimeRange {
  const local = Temporal.PlainDateTime.from(`${date}T${timeOfDay(repeat)}`);
  const start = instantOf(local, repeat.timeZone);
  const end = instantOf(local.add({ minutes: repeat.durationMinutes }), repeat.timeZone);
  return { start, end: Temporal.Instant.compare(start, end) < 0 ? end : start.add({ minutes: repeat.durationMinutes }) };
}

const instantOf = (local: Temporal.PlainDateTime, timeZone: string) => local.toZonedDateTime(timeZone, { disambiguation: "compatible" }).toInstant();

/**
 * The rule with its UNTIL as RFC 5545 wants it, in UTC: the last second of the last day that may have a date. So it names the
 * same dates when their time of day changes. An UNTIL without a zone is local, one without a time includes its day.
 */
export function settleRule(repeat: Repeat): string {
  const until = partsOf(repeat.rule).get("UNTIL");
  if (until === undefined) return repeat.rule;
  const last = lastDayOf(until, repeat);
  return endingOn(repeat.rule, last, repeat.timeZone);
}

function endingOn(rule: string, date: string, timeZone: string): string {
  const end = instantOf(Temporal.PlainDateTime.from(`${date}T23:59:59`), timeZone);
  return withPart(withPart(rule, "COUNT", undefined), "UNTIL", end.toString().replace(/[-:]/g, ""));
}

/** @throws Problem 400 when there is no such day or time */
function lastDayOf(until: string, repeat: Repeat): string {
  const [, year, month, day, hour, minute, second, utc] = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?$/.exec(until) ?? [];
  try {
    const date = Temporal.PlainDate.from(`${year}-${month}-${day}`);
    if (hour === undefined) return date.toString();
    const local = Temporal.PlainDateTime.from(`${date}T${hour}:${minute}:${second}`);
    const instant = utc ? local.toZonedDateTime("UTC").toInstant() : instantOf(local, repeat.timeZone);
    const its = instant.toZonedDateTimeISO(repeat.timeZone).toPlainDate();
    const { start } = timesOn(its.toString(), repeat);
    return (Temporal.Instant.compare(start, instant) <= 0 ? its : its.subtract({ days: 1 })).toString();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw invalidInput([{ path: "rule", message: `names no UNTIL: ${until}` }]);
  }
}

/**
 * The dates of a series, local, in order. The rule is worked out on dates alone, as if in UTC: the library leaves out the
 * days on which a clock has no such time, which here are moved (see timesOn).
 * @throws Problem 422 series_too_long without an end or with more than 1,000 dates, 400 when there are none, or fewer than its COUNT says
 */
export function datesOf(repeat: Repeat): string[] {
  const parts = partsOf(repeat.rule);
  const count = Number(parts.get("COUNT") ?? 0);
  if (count > MOST_DATES) throw tooLong(count);
  if (!count && !parts.has("UNTIL")) throw tooLong(null);
  const until = parts.get("UNTIL");
  const last = until === undefined ? LAST_DATE : earlier(lastDayOf(until, repeat), LAST_DATE);
  const rule = withPart(repeat.rule, "UNTIL", `${last.replaceAll("-", "")}T235959Z`);
  const dtstart = `${firstDay(repeat).replaceAll("-", "")}T${timeOfDay(repeat).replace(":", "")}00Z`;
  const found = last < firstDay(repeat) ? [] : new RRuleTemporal({ rruleString: `DTSTART:${dtstart}\nRRULE:${rule}`, maxIterations: MOST_DAYS, cache: false }).all();
  if (found.length > MOST_DATES) throw tooLong(found.length);
  if (found.length === 0) throw invalidInput([{ path: "rule", message: "has no date from start on" }]);
  if (found.length < count) throw invalidInput([{ path: "rule", message: `has only ${found.length} dates until ${LAST_DATE}, not ${count}: lower COUNT` }]);
  return found.map((date) => date.toString().slice(0, "YYYY-MM-DD".length));
}

const earlier = (a: string, b: string) => (a < b ? a : b);

function tooLong(dates: number | null): Problem {
  const detail = dates === null ? `The rule has no end: give it a COUNT or an UNTIL` : `These would be ${dates.toLocaleString("en")} dates: make it shorter, or make several series of it`;
  return new Problem(422, "series_too_long", "Too many dates", `${detail}. A series has at most ${MOST_DATES.toLocaleString("en")} dates.`, { limit: MOST_DATES, dates });
}

/** What a series becomes when it is split. */
export type Split = { ended: string; rest: Repeat };

/**
 * Splits a series in two that together have its dates: one that ends before the first date from `from` on, and one that begins with it.
 * @returns undefined when no date is before `from`: there is nothing to split off. @throws Problem 400 when none is from it on
 */
export function splitAt(repeat: Repeat, from: string): Split | undefined {
  const dates = datesOf(repeat);
  const before = dates.filter((date) => date < from);
  const first = dates[before.length];
  const last = before.at(-1);
  if (!first) throw invalidInput([{ path: "from", message: `must not be after the last date of the series, ${last}` }]);
  if (!last) return undefined;
  const count = Number(partsOf(repeat.rule).get("COUNT") ?? 0);
  const rule = count ? withPart(repeat.rule, "COUNT", String(count - before.length)) : repeat.rule;
  return { ended: endingOn(repeat.rule, last, repeat.timeZone), rest: { ...repeat, rule, start: `${first}T${timeOfDay(repeat)}` } };
}
