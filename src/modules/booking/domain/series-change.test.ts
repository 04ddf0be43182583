import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseInstant, Temporal } from "@/lib/time";
import { updateSeriesSchema } from "../series/contract";
import { type DateBooking, minutesUntil, type Plan, planChange, type Template } from "./series-change";
import { datesOf, timesOn } from "./series-dates";

const RESOURCE = "0190a0a0-0000-7000-8000-000000000001";
const OTHER = "0190a0a0-0000-7000-8000-000000000002";
const NOW = parseInstant("2026-01-01T00:00:00Z");

const template: Template = { rule: "FREQ=WEEKLY;COUNT=4", start: "2026-03-02T09:00", durationMinutes: 480, timeZone: "Europe/Berlin", resourceId: RESOURCE, allocation: 100, title: "Dailies", notes: "", status: "confirmed", onConflict: "stop", substitutes: [] };
const bookingOn = (date: string, given: Partial<DateBooking> = {}): DateBooking => ({ id: date, date, status: "confirmed", days: null, resourceId: RESOURCE, allocation: 100, title: "Dailies", notes: "", ...timesOn(date, template), ...given });
const bookings = datesOf(template).map((date) => bookingOn(date));
const plan = (asked: Record<string, unknown>, own: DateBooking[] = bookings, now = NOW) => planChange(template, own, updateSeriesSchema.parse({ scope: "all", ...asked }), now);
const told = ({ steps }: Plan) => steps.map((step) => `${step.date} ${step.kind}${step.kind === "keep" ? ` ${step.why}` : ""}`);

test.each([
  ["09:00", "17:00", 480],
  ["22:00", "06:00", 480],
  ["09:00", "09:00", 1_440],
])("from %s to %s are %i minutes", (start, end, minutes) => expect(minutesUntil(start, end)).toBe(minutes));

test("only what is asked for is changed, and only where it is otherwise", () => {
  const own = [bookingOn("2026-03-02"), bookingOn("2026-03-09", { title: "Review" })];
  const { steps } = plan({ title: "Review", status: "hold" }, own);
  expect(steps).toMatchObject([
    { kind: "change", input: { title: "Review", status: "hold" } },
    { kind: "change", input: { status: "hold" } },
  ]);
  expect(steps.map((step) => step.kind === "change" && Object.keys(step.input).length)).toEqual([2, 1]);
});

test("a reason to override goes with what is changed", () => {
  expect(plan({ time: "20:00", override: "client on site" }).steps[0]).toMatchObject({ kind: "change", input: { override: "client on site" } });
  expect(told(plan({ title: "Dailies", override: "client on site" }))[0]).toBe("2026-03-02 keep unchanged");
});

test("a date that was moved to days of its own has a time of its own", () => {
  const days = { from: "2026-03-02", to: "2026-03-03", weekends: false, holidays: false, edits: [] };
  expect(told(plan({ time: "10:00" }, [bookingOn("2026-03-02", { days })]))).toEqual(["2026-03-02 keep edited"]);
});

test("a substitute keeps its date when the series goes to another resource", () => {
  expect(told(plan({ resourceId: RESOURCE.replace("1", "9") }, [bookingOn("2026-03-02"), bookingOn("2026-03-09", { resourceId: OTHER })]))).toEqual(["2026-03-02 change", "2026-03-09 keep edited"]);
});

describe("with another rule", () => {
  test("dates go and come; what was skipped or deleted is not asked for again", () => {
    const own = [bookingOn("2026-03-02"), bookingOn("2026-03-09", { status: "cancelled" }), bookingOn("2026-03-23")];
    expect(told(plan({ rule: "FREQ=WEEKLY;BYDAY=MO,TU;COUNT=6" }, own))).toEqual(["2026-03-02 keep unchanged", "2026-03-03 add", "2026-03-10 add", "2026-03-17 add", "2026-03-23 cancel"]);
  });

  test("the UNTIL is kept as the end of its day", () => {
    expect(plan({ rule: "FREQ=WEEKLY;UNTIL=20260316" }).template.rule).toBe("FREQ=WEEKLY;UNTIL=20260316T225959Z");
  });
});

test("whatever is asked: past and deleted dates are left alone, nobody is named twice, and no date is added that has a booking", () => {
  const statuses = fc.constantFrom("confirmed", "hold", "cancelled") as fc.Arbitrary<DateBooking["status"]>;
  const own = fc.array(fc.record({ week: fc.integer({ min: 0, max: 9 }), status: statuses, later: fc.constantFrom(0, 0, 24) }), { maxLength: 10 }).map((given) =>
    [...new Map(given.map((each) => [each.week, each])).values()].map(({ week, status, later }) => {
      const booking = bookingOn(Temporal.PlainDate.from("2026-03-02").add({ weeks: week }).toString(), { status });
      return { ...booking, start: booking.start.add({ hours: later }), end: booking.end.add({ hours: later }) };
    }),
  );
  const asked = fc.record({
    rule: fc.constantFrom(undefined, "FREQ=WEEKLY;COUNT=2", "FREQ=WEEKLY;INTERVAL=2;COUNT=6", "FREQ=DAILY;UNTIL=20260401"),
    time: fc.constantFrom(undefined, "10:00"),
    from: fc.constantFrom(undefined, "2026-03-05", "2026-03-16"),
    includeEdited: fc.boolean(),
  });
  fc.assert(
    fc.property(own, asked, fc.integer({ min: -1, max: 80 }), (stored, wanted, days) => {
      const now = parseInstant("2026-03-02T12:00:00Z").add({ hours: 24 * days });
      const { steps, template: after } = plan({ ...wanted, scope: wanted.from ? "following" : "all" }, stored, now);
      const dates = steps.map(({ date }) => date);
      expect(dates).toEqual([...new Set(dates)].toSorted());
      for (const step of steps) {
        if (wanted.from) expect(step.date >= wanted.from).toBe(true);
        const booking = stored.find(({ date }) => date === step.date);
        if (step.kind === "add") {
          expect([booking, datesOf(template).includes(step.date), datesOf(after).includes(step.date)]).toEqual([undefined, false, true]);
          expect(Temporal.Instant.compare(timesOn(step.date, after).start, now)).toBeGreaterThanOrEqual(0);
          continue;
        }
        expect([step.booking, booking?.status === "cancelled"]).toEqual([booking, false]);
        const hasBegun = Temporal.Instant.compare(step.booking.start, now) < 0;
        expect(step.kind === "keep" && step.why === "past").toBe(hasBegun);
      }
      const inScope = stored.filter(({ date, status }) => status !== "cancelled" && (!wanted.from || date >= wanted.from));
      expect(steps.filter(({ kind }) => kind !== "add").length).toBe(inScope.length);
    }),
    { numRuns: 300 },
  );
});
