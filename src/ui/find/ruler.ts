import { Temporal } from "@/lib/time";

/** A date under which a strip has its label; `at` is where it begins, from 0 to 1. */
export type Mark = { date: string; at: number };

const DAY = 86_400_000;
const FEW_DAYS = 9;
const WEEKS_TO_DAYS = 45;
/** More do not fit on a phone. */
const MOST = 7;

/** The dates that are written over a strip: each day, Mondays, or firsts of months, as far as there is room for them. */
export function marksOf({ startMs, endMs }: { startMs: number; endMs: number }, zone: string): Mark[] {
  const [first, last] = [startMs, endMs - 1].map((ms) => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toPlainDate()) as [Temporal.PlainDate, Temporal.PlainDate];
  const days = Math.round((endMs - startMs) / DAY);
  const all = Array.from({ length: first.until(last).days + 1 }, (_, later) => first.add({ days: later }));
  const isMarked = ({ day, dayOfWeek }: Temporal.PlainDate) => (days <= FEW_DAYS ? true : days <= WEEKS_TO_DAYS ? dayOfWeek === 1 : day === 1);
  const marked = all.filter(isMarked);
  const step = Math.ceil(marked.length / MOST);
  return marked.filter((_, index) => index % step === 0).map((date) => ({ date: date.toString(), at: (date.toZonedDateTime(zone).epochMilliseconds - startMs) / (endMs - startMs) }));
}
