import { setImmediate } from "node:timers/promises";
import ical, { escape, ICalCalendarMethod, type ICalEventData, ICalEventStatus, ICalEventTransparency } from "ical-generator";
import { Temporal, type TimeRange } from "@/lib/time";
import type { FeedEvent } from "./feed-event";
import { fold } from "./fold";
import { isPlain, timeZoneComponent } from "./time-zone";

const REFRESH_SECONDS = 900;
/** RFC 5545 has no place for them in a text. */
const CONTROLS = /(?![\n\r\t])\p{Cc}/gu;

const END = "END:VCALENDAR";
/** So many at once, then others get their turn. */
const BATCH = 200;

/** The calendar as RFC 5545. Times are local ones of the event's zone; in UTC where the local clock would not tell the instant. */
export async function writeCalendar(name: string, events: FeedEvent[]): Promise<string> {
  const calendar = ical({
    name: escape(plain(name), false), // the library writes this one as it is
    prodId: { company: "Production Tool", product: "Schedule" },
    method: ICalCalendarMethod.PUBLISH,
    ttl: REFRESH_SECONDS,
  });
  let text = calendar.toString().slice(0, -END.length);
  for (const [zone, span] of spansOf(events)) text += `${timeZoneComponent(zone, span)}\r\n`;
  for (const [i, event] of events.entries()) {
    text += fold(calendar.createEvent(toEvent(event)).toString());
    if (i % BATCH === BATCH - 1) await setImmediate();
  }
  return `${text}${END}\r\n`;
}

function toEvent(event: FeedEvent): ICalEventData {
  const { uid, sequence, start, end, status, updatedAt, createdAt } = event;
  return {
    id: uid,
    sequence,
    start,
    end,
    timezone: isLocal(event) ? event.timeZone : null,
    stamp: updatedAt,
    created: createdAt,
    lastModified: updatedAt,
    status: ICalEventStatus[status],
    transparency: status === "CANCELLED" ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
    summary: plain(event.summary),
    location: plain(event.location) || null,
    description: plain(event.description) || null,
  };
}

const plain = (text: string) => text.replace(CONTROLS, "");
const isLocal = ({ start, end, timeZone }: FeedEvent) => timeZone !== "UTC" && isPlain(start, timeZone) && isPlain(end, timeZone);

/** The zones, and what time is spoken of in each. */
function spansOf(events: FeedEvent[]): Map<string, TimeRange> {
  const spans = new Map<string, TimeRange>();
  for (const { timeZone, start, end } of events) {
    const known = spans.get(timeZone);
    if (timeZone !== "UTC") spans.set(timeZone, spanOf([...(known ? [known] : []), { start, end }]));
  }
  return spans;
}

function spanOf(ranges: TimeRange[]): TimeRange {
  const { compare } = Temporal.Instant;
  return { start: ranges.map(({ start }) => start).toSorted(compare)[0] as Temporal.Instant, end: ranges.map(({ end }) => end).toSorted(compare).at(-1) as Temporal.Instant };
}
