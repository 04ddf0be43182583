import { Temporal } from "@/lib/time";
import { LOCALE } from "@/ui/text/en";

type Day = Temporal.PlainDate;

const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;
/** A leap day is at most eight years away. */
const YEARS_AROUND = 8;

const nameOf = (day: Day, options: Intl.DateTimeFormatOptions) => day.toLocaleString(LOCALE, options).toLowerCase();
const MONTHS = Array.from({ length: 12 }, (_, index) => nameOf(Temporal.PlainDate.from({ year: 2001, month: index + 1, day: 1 }), { month: "long" }));
// The first of January 2001 was a Monday.
const WEEKDAYS = Array.from({ length: 7 }, (_, index) => nameOf(Temporal.PlainDate.from({ year: 2001, month: 1, day: index + 1 }), { weekday: "long" }));

/** Which it is, from 1; 0 when the word begins none. */
const numberIn = (names: string[], word = "") => (word.length < 3 ? 0 : names.findIndex((name) => name.startsWith(word)) + 1);

function real(year: number, month: number, day: number): Day | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: "reject" });
  } catch {
    return undefined;
  }
}

const mondayOf = (day: Day) => day.subtract({ days: day.dayOfWeek - 1 });

/** The Monday of an ISO week, if the year has it. The fourth of January is always in week 1. */
function week(year: number, number: number): Day | undefined {
  const monday = mondayOf(Temporal.PlainDate.from({ year, month: 1, day: 4 })).add({ weeks: number - 1 });
  return monday.yearOfWeek === year && monday.weekOfYear === number ? monday : undefined;
}

/** In the year that is said, else the one that is nearest to today. */
function inYear(said: string | undefined, today: Day, of: (year: number) => Day | undefined): Day | undefined {
  if (said) return of(Number(said));
  const around = Array.from({ length: 2 * YEARS_AROUND + 1 }, (_, index) => of(today.year + index - YEARS_AROUND)).filter((day) => day !== undefined);
  const away = (day: Day) => Math.abs(today.until(day).days);
  return around.toSorted((a, b) => away(a) - away(b))[0];
}

const TURN: Record<string, number> = { last: -1, this: 0, next: 1, yesterday: -1, today: 0, tomorrow: 1 };

type Reading = [RegExp, (part: Record<string, string | undefined>, today: Day) => Day | undefined];

/** How dates are typed, and what each means. Groups: y(ear), m(onth), d(ay), w(eek), n(umber), unit, turn, name. */
const READINGS: Reading[] = [
  [/^(?<y>\d{4})-(?<m>\d\d?)-(?<d>\d\d?)$/, ({ y, m, d }) => real(Number(y), Number(m), Number(d))],
  [/^(?<d>\d\d?)\. ?(?<m>\d\d?)(?:\.? ?(?<y>\d{4})|\.)?$/, ({ y, m, d }, today) => inYear(y, today, (year) => real(year, Number(m), Number(d)))],
  [/^(?<d>\d\d?)(?:st|nd|rd|th|\.)? ?(?:of )?(?<m>[a-z]+)\.?(?: (?<y>\d{4}))?$/, dayOfMonth],
  [/^(?<m>[a-z]+)\.? (?<d>\d\d?)(?:st|nd|rd|th)?(?: (?<y>\d{4}))?$/, dayOfMonth],
  [/^(?<m>[a-z]+)\.? (?<y>\d{4})$/, ({ y, m }) => real(Number(y), numberIn(MONTHS, m), 1)],
  [/^(?<y>\d{4})-?k?w(?<w>\d\d?)$/, ({ y, w }) => week(Number(y), Number(w))],
  [/^(?:week|wk|k?w) ?(?<w>\d\d?)(?: (?<y>\d{4}))?$/, ({ y, w }, today) => inYear(y, today, (year) => week(year, Number(w)))],
  [/^(?<turn>yesterday|today|tomorrow)$/, ({ turn = "" }, today) => today.add({ days: TURN[turn] ?? 0 })],
  [/^in (?<n>\d{1,4}) (?<unit>day|week|month|year)s?$/, ({ n, unit }, today) => today.add({ [`${unit}s`]: Number(n) })],
  [/^(?<n>\d{1,4}) (?<unit>day|week|month|year)s? ago$/, ({ n, unit }, today) => today.subtract({ [`${unit}s`]: Number(n) })],
  [/^(?<turn>last|this|next) week$/, ({ turn = "" }, today) => mondayOf(today).add({ weeks: TURN[turn] ?? 0 })],
  [/^(?<turn>last|this|next) month$/, ({ turn = "" }, today) => today.with({ day: 1 }).add({ months: TURN[turn] ?? 0 })],
  [/^(?<turn>last|this|next) (?<name>[a-z]+)$/, ({ turn = "", name }, today) => weekday(name, (number) => mondayOf(today).add({ days: 7 * (TURN[turn] ?? 0) + number - 1 }))],
  [/^(?<name>[a-z]+)$/, ({ name }, today) => weekday(name, (number) => today.add({ days: (number - today.dayOfWeek + 7) % 7 }))],
];

function dayOfMonth({ y, m, d }: Record<string, string | undefined>, today: Day) {
  return inYear(y, today, (year) => real(year, numberIn(MONTHS, m), Number(d)));
}

function weekday(name: string | undefined, of: (number: number) => Day) {
  const number = numberIn(WEEKDAYS, name);
  return number === 0 ? undefined : of(number);
}

/**
 * A date as people type it: 2026-12-03, 3 dec, dec 3 2027, 3.12., week 49, friday, next friday, in 3 weeks. Without a year the
 * nearest is meant; a week or month is its first day; "next friday" is in the next week, "friday" from today on.
 * Undefined when it is none, or outside the years 1900 to 2199.
 */
export function parseDate(typed: string, today: Day): Day | undefined {
  const said = typed.trim().toLowerCase().replaceAll(/[\s,]+/g, " ");
  for (const [form, read] of READINGS) {
    const found = form.exec(said);
    const day = found && read(found.groups ?? {}, today);
    if (day) return day.year >= FIRST_YEAR && day.year <= LAST_YEAR ? day : undefined;
  }
  return undefined;
}
