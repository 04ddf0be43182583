import type { Days, HistoryEntry } from "@/modules/booking/contract";
import { formatDate, formatDay, formatTime } from "@/ui/format";
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
  const said = (value: Value) => valueInWords(field, value, names, zone);
  return isNew ? text.history.set(label, said(to)) : text.history.change(label, said(from), said(to));
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

/** 2 Mar 2026 – 13 Mar 2026, working hours, 1 day edited */
export function daysInWords({ from, to, hours, weekends, holidays, edits }: Days): string {
  const how = [hoursInWords(hours), weekends && text.history.withWeekends, holidays && text.history.withHolidays].filter(Boolean).join(", ");
  return text.history.days(text.details.inDays(formatDate(from), formatDate(to)), how, edits.length);
}

function hoursInWords(hours: Days["hours"]): string {
  if (!hours) return text.history.workingHours;
  if ("shift" in hours) return hours.shift;
  return "perDay" in hours ? text.history.perDay(hours.perDay) : `${hours.start} – ${hours.end}`;
}
