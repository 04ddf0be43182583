import { Temporal } from "@/lib/time";

const ROWS = [
  { resource: "Ada Lovelace", kind: "artist", project: "Nova", title: "Comp sh010", day: 0, from: 9, to: 18, status: "confirmed", externalId: "ROW-1" },
  { resource: "Grading 1", kind: "room", project: "Nova", title: "Grade reel 1", day: 1, from: 10, to: 14, status: "confirmed", externalId: "ROW-2" },
  { resource: "Grading 1", kind: "room", project: "Ember", title: "Client review", day: 1, from: 15, to: 17, status: "hold", externalId: "ROW-3" },
  { resource: "Alexa 35 kit", kind: "equipment", project: "Ember", title: "Pick-ups, day 1", day: 2, from: 7, to: 19, status: "confirmed", externalId: "ROW-4" },
] as const;

const cell = (value: string) => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

/** A file as the import wants it, in the week after `today`, with the offsets of the zone. @param today YYYY-MM-DD */
export function sampleCsv(today: string, zone: string): string {
  const date = Temporal.PlainDate.from(today);
  const monday = date.add({ days: 8 - date.dayOfWeek });
  const at = (day: number, hour: number) => monday.add({ days: day }).toZonedDateTime({ timeZone: zone, plainTime: { hour } }).toString({ timeZoneName: "never", smallestUnit: "second" });
  const lines = ROWS.map(({ day, from, to, ...row }) => [row.resource, row.kind, row.project, row.title, at(day, from), at(day, to), row.status, row.externalId].map(cell).join(","));
  return ["resource,kind,project,title,start,end,status,externalId", ...lines, ""].join("\n");
}
