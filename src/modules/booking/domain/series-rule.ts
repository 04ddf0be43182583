/** No series has more dates. */
export const MOST_DATES = 1_000;

const LONGEST_RULE = 300;
const DAY = "(?:MO|TU|WE|TH|FR|SA|SU)";
const listOf = (item: string) => new RegExp(`^${item}(?:,${item})*$`);
const upTo = (max: number) => ({ values: listOf("[+-]?[1-9]\\d{0,2}"), max });

/** The parts of a rule that there are here, each with what it may say. The time of day is that of `start`. */
const PARTS = new Map<string, { values: RegExp; max?: number }>(Object.entries({
  FREQ: { values: /^(?:DAILY|WEEKLY|MONTHLY|YEARLY)$/ },
  INTERVAL: { values: /^[1-9]\d{0,2}$/ },
  COUNT: { values: /^[1-9]\d{0,8}$/ },
  UNTIL: { values: /^\d{8}(?:T\d{6}Z?)?$/ },
  WKST: { values: new RegExp(`^${DAY}$`) },
  BYDAY: { values: listOf(`(?:[+-]?[1-9]\\d?)?${DAY}`), max: 53 },
  BYMONTH: { values: listOf("[1-9]\\d?"), max: 12 },
  BYMONTHDAY: upTo(31),
  BYYEARDAY: upTo(366),
  BYWEEKNO: upTo(53),
  BYSETPOS: upTo(366),
}));

/** A rule as it is worked with: in capitals, without the name of the property that calendars put before it. */
export function normalRule(text: string): string {
  return text
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, "");
}

/** The parts of a rule, in its order. */
export function partsOf(rule: string): Map<string, string> {
  return new Map(rule.split(";").map((part) => part.split("=", 2) as [string, string]));
}

/** The rule with another value for the part; undefined: without it. */
export function withPart(rule: string, name: string, value: string | undefined): string {
  const parts = partsOf(rule);
  if (value === undefined) parts.delete(name);
  else parts.set(name, value);
  return [...parts].map(([part, said]) => `${part}=${said}`).join(";");
}

/** What is wrong with a rule (RFC 5545, RECUR), as the rest of a sentence that begins with its name; undefined when nothing is. */
export function ruleFault(rule: string): string | undefined {
  if (rule.length > LONGEST_RULE) return `must be at most ${LONGEST_RULE} characters`;
  const pairs = rule.split(";").map((part) => part.split("="));
  const parts = partsOf(rule);
  if (pairs.some((pair) => pair.length !== 2)) return "must be parts of the form NAME=VALUE with semicolons between them, as in FREQ=WEEKLY;BYDAY=MO,WE;COUNT=10";
  if (parts.size < pairs.length) return "must not name a part twice";
  return [...parts].map(([name, value]) => partFault(name, value)).find(Boolean) ?? togetherFault(parts);
}

function partFault(name: string, value: string): string | undefined {
  if (/^BY(?:HOUR|MINUTE|SECOND)$/.test(name)) return `must not have ${name}: the time of day is that of start`;
  const part = PARTS.get(name);
  if (!part) return `must not have ${name || "a part without a name"}: known are ${[...PARTS.keys()].join(", ")}`;
  if (name === "FREQ" && /^(?:HOURLY|MINUTELY|SECONDLY)$/.test(value)) return `must not repeat ${value}: a series has one booking a day at most`;
  const { values, max = Number.POSITIVE_INFINITY } = part;
  const isTooMuch = value.split(",").some((item) => Math.abs(Number.parseInt(item, 10)) > max);
  return values.test(value) && !isTooMuch ? undefined : `names no ${name}: ${value}`;
}

/** What RFC 5545 does not allow beside each other. */
function togetherFault(parts: Map<string, string>): string | undefined {
  const freq = parts.get("FREQ");
  const isNumbered = /\d/.test(parts.get("BYDAY") ?? "");
  if (!freq) return "must say how often, as in FREQ=WEEKLY";
  if (parts.has("COUNT") && parts.has("UNTIL")) return "must have only one of COUNT and UNTIL";
  if (parts.has("BYWEEKNO") && freq !== "YEARLY") return "may have BYWEEKNO with FREQ=YEARLY alone";
  if (parts.has("BYYEARDAY") && freq !== "YEARLY") return "may have BYYEARDAY with FREQ=YEARLY alone";
  if (parts.has("BYMONTHDAY") && freq === "WEEKLY") return "must not have BYMONTHDAY with FREQ=WEEKLY";
  if (isNumbered && !(freq === "MONTHLY" || freq === "YEARLY")) return "may number the days of BYDAY with FREQ=MONTHLY and YEARLY alone";
  if (isNumbered && parts.has("BYWEEKNO")) return "must not number the days of BYDAY beside BYWEEKNO";
  const chooses = ["BYDAY", "BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO"].some((name) => parts.has(name));
  return parts.has("BYSETPOS") && !chooses ? "may have BYSETPOS only beside another BY part" : undefined;
}
