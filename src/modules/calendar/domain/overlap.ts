import type { Hours } from "./types";

const DAY = 1_440;
const WEEK = 7 * DAY;

const minuteOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Minutes of local time since the midnight before the booking day, `[start, end)`. */
function minutesOf({ start, end }: Hours, dayStart: string) {
  const from = minuteOf(start) + (start < dayStart ? DAY : 0);
  const length = (minuteOf(end) - minuteOf(start) + DAY) % DAY || DAY;
  return { from, to: from + length };
}

/**
 * The place of the first hours of a week that overlap others, which may be those of the day before that go on past midnight
 * (on Monday those of Sunday).
 */
export function overlapInWeek(week: (Hours & { day: number })[], dayStart: string): number | undefined {
  return firstOverlap(
    week.map((hours) => {
      const { from, to } = minutesOf(hours, dayStart);
      return { from: from + (hours.day - 1) * DAY, to: to + (hours.day - 1) * DAY };
    }),
    [-WEEK, 0, WEEK],
  );
}

/** As overlapInWeek, among the hours of one date. */
export function overlapInDay(hours: Hours[], dayStart: string): number | undefined {
  return firstOverlap(hours.map((own) => minutesOf(own, dayStart)), [0]);
}

function firstOverlap(spans: { from: number; to: number }[], shifts: number[]): number | undefined {
  const found = spans.findIndex((span, n) => spans.slice(0, n).some((other) => shifts.some((shift) => other.from + shift < span.to && span.from < other.to + shift)));
  return found === -1 ? undefined : found;
}
