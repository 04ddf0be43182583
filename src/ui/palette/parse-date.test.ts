import fc from "fast-check";
import { expect, test } from "vitest";
import { Temporal } from "@/lib/time";
import { weekOf } from "@/ui/schedule/week";
import { parseDate } from "./parse-date";

// A Monday.
const TODAY = Temporal.PlainDate.from("2026-11-23");
const parsed = (typed: string, today = TODAY) => parseDate(typed, today)?.toString();

const day = fc.integer({ min: 0, max: 109_572 }).map((days) => Temporal.PlainDate.from("1900-01-01").add({ days }));
const inside = fc.integer({ min: 0, max: 100_000 }).map((days) => Temporal.PlainDate.from("1910-01-01").add({ days }));
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

test("a date is read however it is typed", () => {
  const typed = {
    "2026-12-03": "2026-12-03", "3 dec": "2026-12-03", "3dec": "2026-12-03", "dec 3": "2026-12-03", "3rd of December": "2026-12-03", "3. Dec. 2027": "2027-12-03", "December 3, 2027": "2027-12-03",
    "3.12.": "2026-12-03", "3.12": "2026-12-03", "03.12.2027": "2027-12-03", "dec 2027": "2027-12-01", "2 jan": "2027-01-02", "1 oct": "2026-10-01", "29 feb": "2028-02-29",
    "week 49": "2026-11-30", W49: "2026-11-30", "2026-W53": "2026-12-28", "kw 2": "2027-01-11", "week 1 2026": "2025-12-29",
    today: "2026-11-23", Tomorrow: "2026-11-24", yesterday: "2026-11-22", monday: "2026-11-23", fri: "2026-11-27", "next friday": "2026-12-04", "this sunday": "2026-11-29", "last friday": "2026-11-20",
    "next week": "2026-11-30", "last month": "2026-10-01", "in 3 days": "2026-11-26", " in  2 weeks ": "2026-12-07", "1 month ago": "2026-10-23",
  };
  for (const [text, date] of Object.entries(typed)) expect(parsed(text), text).toBe(date);
});

test("what is no date is none", () => {
  for (const none of ["", "ada", "fr", "31 feb", "2026-02-30", "3 days", "week 54", "2025-W53", "32 dec", "13.13.", "3/12", "next ada", "in 9999 years", "1 jan 1850", "mar", "stage 4"]) expect(parsed(none), none).toBeUndefined();
});

test("a whole date, in each way to write it, is that date", () => {
  fc.assert(
    fc.property(day, (date) => {
      const month = MONTHS[date.month - 1] ?? "";
      for (const typed of [date.toString(), `${date.day} ${month} ${date.year}`, `${month.slice(0, 3)} ${date.day}, ${date.year}`, `${date.day}.${date.month}.${date.year}`]) expect(parsed(typed), typed).toBe(date.toString());
    }),
  );
});

test("without a year it is the nearest of its kind", () => {
  fc.assert(
    fc.property(inside, inside, (today, { day, month }) => {
      const found = parseDate(`${day} ${MONTHS[month - 1]}`, today);
      expect(found).toMatchObject({ day, month });
      const farthest = day === 29 && month === 2 ? 4 * 366 : 183;
      expect(Math.abs(today.until(found ?? today).days)).toBeLessThanOrEqual(farthest);
    }),
  );
});

test("a week begins on its Monday, and a weekday is that day of the coming seven, or of the week that is said", () => {
  fc.assert(
    fc.property(inside, (today) => {
      const { yearOfWeek = 0, weekOfYear = 0, dayOfWeek } = today;
      const week = parsed(`week ${weekOfYear} ${yearOfWeek}`) ?? "";
      expect([weekOf(week), Temporal.PlainDate.from(week).dayOfWeek]).toEqual([weekOf(today.toString()), 1]);
      for (const [index, name] of WEEKDAYS.entries()) {
        const coming = parseDate(name, today) ?? today;
        expect([coming.dayOfWeek, today.until(coming).days]).toEqual([index + 1, (index + 8 - dayOfWeek) % 7]);
        for (const [turn, weeks] of [["last", -1], ["this", 0], ["next", 1]] as const) expect(weekOf(parsed(`${turn} ${name}`, today) ?? "")).toBe(weekOf(today.add({ weeks }).toString()));
      }
    }),
  );
});

test("whatever is typed, it is a date of 1900 to 2199 or none", () => {
  const words = fc.array(fc.constantFrom("3", "31", "2026", "dec", "feb", "week", "next", "last", "in", "friday", "w", ".", "-", " ", "days", "ago", "th", "9999"), { maxLength: 6 }).map((parts) => parts.join(" ").replaceAll(" .", "."));
  fc.assert(
    fc.property(fc.oneof(fc.string(), words), inside, (typed, today) => {
      const year = parseDate(typed, today)?.year ?? 1900;
      expect(year >= 1900 && year <= 2199).toBe(true);
    }),
  );
});
