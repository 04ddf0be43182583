import { Temporal } from "@/lib/time";

/** A date and a time as a person writes them, YYYY-MM-DD and HH:MM; empty while not set. */
export type LocalTime = { date: string; time: string };

/** The local date and time of an instant in the zone. */
export function toLocal(ms: number, zone: string): LocalTime {
  const local = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
  return { date: local.toPlainDate().toString(), time: local.toPlainTime().toString({ smallestUnit: "minute" }) };
}

/**
 * The instant of a local date and time in the zone. A time that the clocks skip is moved on by what they skip; of one
 * that comes twice the first is taken: the rule of RFC 5545, and of most calendars.
 * @returns undefined while either is not set
 */
export function toInstantMs({ date, time }: LocalTime, zone: string): number | undefined {
  if (!date || !time) return undefined;
  return Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone, { disambiguation: "compatible" }).epochMilliseconds;
}

/** Whether the clocks skip or repeat this local time in the zone, which a person should be told. */
export function clockChange({ date, time }: LocalTime, zone: string): "skipped" | "repeated" | undefined {
  if (!date || !time) return undefined;
  const local = Temporal.PlainDateTime.from(`${date}T${time}`);
  const [earlier, later] = [local.toZonedDateTime(zone, { disambiguation: "earlier" }), local.toZonedDateTime(zone, { disambiguation: "later" })];
  if (earlier.epochMilliseconds === later.epochMilliseconds) return undefined;
  return later.toPlainDateTime().equals(local) ? "repeated" : "skipped";
}
