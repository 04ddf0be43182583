import type { Days, HistoryEntry } from "@/modules/booking/contract";
import { formatDate, formatDay, formatPlainDay, formatTime } from "@/ui/format";
import { text } from "@/ui/text/en";

type Change = HistoryEntry["changes"][number];
type Value = Change["to"];

/** What ids in a history are called. */
export type Names = { resource: (id: string) => string | undefined; project: (id: string) => string | undefined; phase: (id: string) => string | undefined };

const SAID_OF_NEW = new Set(["resourceId", "projectId", "phaseId", "status", "title", "start", "end", "days", "override"]);

/** What happened, in a few words: "Changed", "Released, it expired". */
export function eventInWords({ type, reason }: HistoryEntry): string {
  return [text.history.types[type] ?? type, reason && text.history.reasons[reason]].filter(Boolean).join(", ");
}

/** Each change in words, in the zone; of what was made only what is worth saying. */
export function changesInWords({ changes }: HistoryEntry, names: Names, zone: string): string[] {
  // The start and end of a booking in days follow from its days.
  const inDays = changes.some(({ field, to }) => field === "days" && to !== null);
  return changes.filter(({ field }) => !(inDays && (field === "start" || field === "end"))).flatMap((change) => inWords(change, names, zone) ?? []);
}

function inWords({ field, from, to }: Change, names: Names, zone: string): string | undefined {
  const isNew = from === undefined;
  if (isNew && (!SAID_OF_NEW.has(field) || to === null || to === "")) return undefined;
  if (field === "notes") return text.history.notesChanged;
  const label = text.history.fields[field] ?? field;
  if (isDays(from) && isDays(to)) return text.history.set(label, daysChangeInWords(from, to));
  const said = (value: Value) => valueInWords(field, value, names, zone);
  return isNew ? text.history.set(label, said(to)) : text.history.set(label, text.history.fromTo(said(from), said(to)));
}

function valueInWords(field: string, value: Value, names: Names, zone: string): string {
  if (typeof value === "object" && value !== null) return daysInWords(value);
  if (field === "projectId" && value === null) return text.refusal.confidential;
  if (value === null || value === "") return field === "days" ? text.history.noDays : text.history.none;
  if (field === "resourceId") return names.resource(String(value)) ?? text.history.other;
  if (field === "projectId") return names.project(String(value)) ?? text.history.other;
  if (field === "phaseId") return names.phase(String(value)) ?? text.history.other;
  if (field === "status") return text.status[value as keyof typeof text.status];
  if (field === "start" || field === "end" || field === "expiresAt") return `${formatDay(Date.parse(String(value)), zone)}, ${formatTime(Date.parse(String(value)), zone)}`;
  return String(value);
}

const isDays = (value: Value | undefined): value is Days => typeof value === "object" && value !== null;

/** 2 Mar 2026 – 13 Mar 2026, working hours, 1 day edited */
function daysInWords(days: Days): string {
  return text.history.days(rangeInWords(days), howInWords(days), days.edits.length);
}

/** Only what is other of the days: when they are, which hours, or one of them alone. */
function daysChangeInWords(before: Days, after: Days): string {
  const parts = [[rangeInWords(before), rangeInWords(after)], [howInWords(before), howInWords(after)]] as const;
  const changed = parts.flatMap(([from, to]) => (from === to ? [] : text.history.fromTo(from, to)));
  // Days that were edited move with the rest.
  return (before.from === after.from ? [...changed, ...editsInWords(before, after)] : changed).join("; ");
}

function editsInWords(before: Days, after: Days): string[] {
  const hoursOf = ({ edits }: Days, date: string) => edits.find((edit) => edit.date === date)?.hours.map(({ start, end }) => `${start} – ${end}`).join(", ");
  const dates = [...new Set([...before.edits, ...after.edits].map(({ date }) => date))].filter((date) => hoursOf(before, date) !== hoursOf(after, date));
  return dates.map((date) => `${formatPlainDay(date)} ${(hoursOf(after, date) ?? text.history.asTheRest) || text.details.notBooked}`);
}

const rangeInWords = ({ from, to }: Days) => text.details.inDays(formatDate(from), formatDate(to));

function howInWords({ hours, weekends, holidays }: Days): string {
  return [hoursInWords(hours), weekends && text.history.withWeekends, holidays && text.history.withHolidays].filter(Boolean).join(", ");
}

function hoursInWords(hours: Days["hours"]): string {
  if (!hours) return text.history.workingHours;
  if ("shift" in hours) return hours.shift;
  return "perDay" in hours ? text.history.perDay(hours.perDay) : `${hours.start} – ${hours.end}`;
}
