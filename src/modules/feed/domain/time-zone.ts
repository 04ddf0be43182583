import { Temporal, type TimeRange } from "@/lib/time";

const NANOSECONDS = 1_000_000_000;

/**
 * The VTIMEZONE of a zone: what its clock does in a range, one observance for each change. No rule is made of them, because a rule
 * would claim years of which nobody asked.
 */
export function timeZoneComponent(zone: string, { start, end }: TimeRange): string {
  const first = start.toZonedDateTimeISO(zone).getTimeZoneTransition("previous");
  const lines = first ? observance(first) : constant(start.toZonedDateTimeISO(zone));
  let next = start.subtract({ nanoseconds: 1 }).toZonedDateTimeISO(zone).getTimeZoneTransition("next");
  while (next && Temporal.Instant.compare(next.toInstant(), end) <= 0) {
    lines.push(...observance(next));
    next = next.getTimeZoneTransition("next");
  }
  return ["BEGIN:VTIMEZONE", `TZID:${zone}`, ...lines, "END:VTIMEZONE"].join("\r\n");
}

/** From a change of the clock on. It begins at the local time that the clock had, had it not changed. */
function observance(change: Temporal.ZonedDateTime): string[] {
  const before = change.toInstant().subtract({ nanoseconds: 1 }).toZonedDateTimeISO(change.timeZoneId).offsetNanoseconds;
  const local = change.toPlainDateTime().subtract({ nanoseconds: change.offsetNanoseconds - before });
  return component(change.offsetNanoseconds > before ? "DAYLIGHT" : "STANDARD", local, before, change.offsetNanoseconds);
}

function constant({ offsetNanoseconds }: Temporal.ZonedDateTime): string[] {
  return component("STANDARD", Temporal.PlainDateTime.from("1970-01-01T00:00:00"), offsetNanoseconds, offsetNanoseconds);
}

function component(name: string, local: Temporal.PlainDateTime, from: number, to: number): string[] {
  const at = local.toString({ smallestUnit: "second" }).replace(/[-:]/g, "");
  return [`BEGIN:${name}`, `DTSTART:${at}`, `TZOFFSETFROM:${offset(from)}`, `TZOFFSETTO:${offset(to)}`, `END:${name}`];
}

function offset(nanoseconds: number): string {
  const seconds = Math.round(Math.abs(nanoseconds) / NANOSECONDS);
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, ...(seconds % 60 ? [seconds % 60] : [])];
  return (nanoseconds < 0 ? "-" : "+") + parts.map((part) => String(part).padStart(2, "0")).join("");
}

/** Whether the zone's clock shows this local time only once: of one that it shows twice, a calendar would take the first. */
export function isPlain(instant: Temporal.Instant, zone: string): boolean {
  const local = instant.toZonedDateTimeISO(zone).toPlainDateTime();
  return local.toZonedDateTime(zone, { disambiguation: "earlier" }).equals(local.toZonedDateTime(zone, { disambiguation: "later" }));
}
