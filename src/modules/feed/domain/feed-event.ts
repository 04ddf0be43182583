import { Temporal, type TimeRange } from "@/lib/time";

/** What a calendar shows: one stretch of time. */
export type FeedEvent = TimeRange & {
  uid: string;
  sequence: number;
  status: "CONFIRMED" | "TENTATIVE" | "CANCELLED";
  summary: string;
  location: string;
  description: string;
  timeZone: string;
  createdAt: Temporal.Instant;
  updatedAt: Temporal.Instant;
};

const DOMAIN = "production-tool";

/**
 * The UIDs of the windows of a booking. The only one has the booking's, which it keeps wherever it goes; of several each is named
 * by its local date, so that a booking that grows by a day leaves the others as they are.
 */
export function uidsOf(id: string, windows: TimeRange[], timeZone: string): string[] {
  if (windows.length === 1) return [`${id}@${DOMAIN}`];
  const seen = new Map<string, number>();
  return windows.map(({ start }) => {
    const date = start.toZonedDateTimeISO(timeZone).toPlainDate().toString();
    const nth = (seen.get(date) ?? 0) + 1;
    seen.set(date, nth);
    return nth === 1 ? `${id}-${date}@${DOMAIN}` : `${id}-${date}-${nth}@${DOMAIN}`;
  });
}

/** The first so many: what is still to come before what is over, then by start. @returns them by start */
export function mostUseful(events: FeedEvent[], most: number, now: Temporal.Instant): FeedEvent[] {
  const isOver = ({ end }: FeedEvent) => Number(Temporal.Instant.compare(end, now) <= 0);
  const byStart = (a: FeedEvent, b: FeedEvent) => Temporal.Instant.compare(a.start, b.start) || (a.uid < b.uid ? -1 : 1);
  return events.toSorted((a, b) => isOver(a) - isOver(b) || byStart(a, b)).slice(0, most).toSorted(byStart);
}
