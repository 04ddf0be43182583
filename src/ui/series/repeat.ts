import { Temporal } from "@/lib/time";
import { formatDate } from "@/ui/format";
import { text } from "@/ui/text/en";

export const WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export const FREQUENCIES = ["DAILY", "WEEKLY", "MONTHLY", "WEEKDAY", "CUSTOM"] as const;
export type Frequency = (typeof FREQUENCIES)[number];

/** How something repeats, as a form has it: all as typed. WEEKDAY: each month on `nth`, as in -1FR; left empty, the weekday of the first date. */
export type Repeat = { frequency: Frequency; interval: string; days: Weekday[]; nth: string; ends: "count" | "until"; count: string; until: string; custom: string };

export const weekdayOf = (date: string): Weekday => WEEKDAYS[Temporal.PlainDate.from(date).dayOfWeek - 1] as Weekday;

/** The weekday of a date and its place in the month; the fifth is rare, so from the 29th on the last is meant. */
function nthOf(date: string): string {
  const { day } = Temporal.PlainDate.from(date);
  return `${day > 28 ? -1 : Math.ceil(day / 7)}${weekdayOf(date)}`;
}

/** The rule of RFC 5545 for what a form says, from its first date on. */
export function ruleOf({ frequency, interval, days, nth, ends, count, until, custom }: Repeat, date: string): string {
  if (frequency === "CUSTOM") return custom.trim();
  const by = { DAILY: [], WEEKLY: days.length > 0 ? [`BYDAY=${WEEKDAYS.filter((day) => days.includes(day)).join(",")}`] : [], MONTHLY: [], WEEKDAY: [`BYDAY=${nth || nthOf(date)}`] }[frequency];
  const end = ends === "count" ? `COUNT=${count.trim()}` : `UNTIL=${until.replaceAll("-", "")}`;
  return [`FREQ=${frequency === "WEEKDAY" ? "MONTHLY" : frequency}`, ...(interval.trim() === "1" ? [] : [`INTERVAL=${interval.trim()}`]), ...by, end].join(";");
}

const NTH = /^(?:[1-4]|-1)(?:MO|TU|WE|TH|FR|SA|SU)$/;

/** What a form shows of a rule; one that it has no fields for is CUSTOM. */
export function readRule(rule: string, start: string, timeZone: string): Repeat {
  const parts = new Map(rule.split(";").map((part) => part.split("=") as [string, string]));
  const { FREQ, INTERVAL = "1", COUNT, UNTIL, BYDAY, ...others } = Object.fromEntries(parts) as Record<string, string | undefined>;
  const date = start.slice(0, 10);
  const until = UNTIL ? localDateOf(UNTIL, timeZone) : "";
  const ending = { interval: INTERVAL, ends: COUNT ? ("count" as const) : ("until" as const), count: COUNT ?? "10", until, custom: rule };
  const days = (BYDAY ?? "").split(",").filter((day): day is Weekday => (WEEKDAYS as readonly string[]).includes(day));
  const isPlain = Object.keys(others).every((name) => name === "WKST");
  const nth = FREQ === "MONTHLY" && BYDAY && NTH.test(BYDAY) ? BYDAY : "";
  const isKnown = isPlain && (FREQ === "WEEKLY" || nth !== "" || (BYDAY === undefined && FREQ !== "YEARLY"));
  return { frequency: !isKnown ? "CUSTOM" : nth ? "WEEKDAY" : (FREQ as Frequency), days: days.length > 0 ? days : [weekdayOf(date)], nth, ...ending };
}

function localDateOf(until: string, timeZone: string): string {
  const [, day = "", time] = /^(\d{8})(?:T(\d{6})Z)?$/.exec(until) ?? [];
  if (!time) return day.replace(/(\d{4})(\d\d)/, "$1-$2-");
  return Temporal.Instant.from(`${day}T${time}Z`).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** A rule in words: "Every 2 weeks on Mon, Wed · 10 dates". One that there are no words for is said as it is written. */
export function describeRule(rule: string, start: string, timeZone: string): string {
  const { frequency, interval, days, nth, ends, count, until } = readRule(rule, start, timeZone);
  if (frequency === "CUSTOM") return rule;
  const words = text.seriesRule;
  const [each, units] = words.every[frequency];
  const often = interval === "1" ? each : words.everyFew(Number(interval), units);
  const on = {
    DAILY: undefined,
    WEEKLY: words.on(days.map((day) => words.day[day]).join(", ")),
    MONTHLY: words.onDate(Number(start.slice("YYYY-MM-".length, 10))),
    WEEKDAY: words.onNth(words.nth[nth.slice(0, -2)] ?? "", words.dayName[(nth.slice(-2) || "MO") as Weekday]),
  }[frequency];
  return `${[often, on].filter(Boolean).join(" ")} · ${ends === "count" ? words.times(Number(count)) : words.until(formatDate(until))}`;
}
