import type ICAL from "ical.js";
import { Problem } from "@/lib/problem";
import { Temporal } from "@/lib/time";
import { datesOf, normalRule, ruleFault } from "@/modules/booking";
import { type Moment, momentsOf, NotMeant, type Zones } from "./moments";

const MOST_DATES = 1_000;

/**
 * When an event that repeats takes place: by its rules and RDATEs, without its EXDATEs, in order.
 * Rules are worked out by those of our own series, in local time. ical.js 2.2.1 does not come back from a rule that never comes true.
 * @throws NotMeant for a rule that is not understood, without an end, or with more than 1,000 dates
 */
export function repeatsOf(event: ICAL.Component, start: Moment, zones: Zones): Moment[] {
  if (event.hasProperty("exrule")) throw new NotMeant("EXRULE", "is of an old form that is not understood: use EXDATE");
  const byRule = event.getAllProperties("rrule").flatMap((property) => ruleDates(String(property.getFirstValue()), start));
  const added = event.getAllProperties("rdate").flatMap((property) => momentsOf(property, zones));
  const left = event.getAllProperties("exdate").flatMap((property) => momentsOf(property, zones));
  const times = new Set(left.filter(({ isDate }) => !isDate || start.isDate).map(({ instant }) => instant.epochMilliseconds));
  const days = new Set(left.filter(({ isDate }) => isDate).map(({ local }) => String(local.toPlainDate())));
  const all = new Map([start, ...byRule, ...added].map((moment) => [moment.instant.epochMilliseconds, moment]));
  const kept = [...all.values()].filter(({ instant, local }) => !times.has(instant.epochMilliseconds) && !days.has(String(local.toPlainDate())));
  if (kept.length > MOST_DATES) throw new NotMeant(byRule.length > 0 ? "RRULE" : "RDATE", `makes ${kept.length.toLocaleString("en")} dates: at most 1,000 are imported`);
  return kept.toSorted((a, b) => Temporal.Instant.compare(a.instant, b.instant));
}

export const isRepeated = (event: ICAL.Component) => event.hasProperty("rrule") || event.hasProperty("rdate");

function ruleDates(text: string, start: Moment): Moment[] {
  const rule = localUntil(normalRule(text), start);
  const fault = ruleFault(rule);
  if (fault) throw new NotMeant("RRULE", fault);
  const { local, clock, isDate } = start;
  const time = local.toPlainTime();
  try {
    // As if in UTC, where every local time is there once: when the clock shows it is asked below.
    const dates = datesOf({ rule, start: local.toString({ smallestUnit: "minute" }), durationMinutes: 1, timeZone: "UTC" });
    return dates.map((date) => {
      const on = Temporal.PlainDate.from(date).toPlainDateTime(time);
      return { isDate, clock, local: on, instant: clock.toInstant(on) };
    });
  } catch (error) {
    if (error instanceof Problem) throw new NotMeant("RRULE", `cannot be followed: ${error.message}`);
    throw error;
  }
}

/** UNTIL is in UTC; the rule is not. */
function localUntil(rule: string, { clock }: Moment): string {
  return rule.replace(/UNTIL=(\d{4})-?(\d\d)-?(\d\d)T(\d\d):?(\d\d):?(\d\d)Z/, (_, year, month, day, hour, minute, second) => {
    const until = clock.toLocal(Temporal.Instant.from(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`));
    return `UNTIL=${until.toString({ smallestUnit: "second" }).replace(/[-:]/g, "")}`;
  });
}
