import { parseInstant, type Temporal } from "@/lib/time";
import { type BookingStatus, durationOf, LONGEST_BOOKING_DAYS } from "@/modules/booking";
import { bookingStatusSchema } from "@/modules/booking/contract";
import type { ResourceKind } from "@/modules/resource";
import { resourceKindSchema } from "@/modules/resource/contract";
import type { ImportReport } from "../contract";
import { type Column, COLUMNS, type Header, isRequired } from "../domain/columns";
import type { CsvRecord } from "../file/read-records";

/** A row as it was meant. What is undefined was not said: the column or the cell is missing. */
export type ImportRow = {
  line: number;
  resource: { kind: ResourceKind; name: string };
  project: string;
  start: Temporal.Instant;
  end: Temporal.Instant;
  status: BookingStatus | undefined;
  title: string | undefined;
  notes: string | undefined;
  externalId: string | undefined;
};

/** What is wrong with a row: the first thing found. */
export type Fault = ImportReport["invalid"][number];

const LONGEST: Record<Column, number> = { resource: 200, kind: 40, project: 200, start: 40, end: 40, title: 500, status: 40, externalId: 200, notes: 10_000 };

/** Understands a row. It never throws: a row that cannot be meant is a fault, and the next one is looked at. */
export function parseRow({ line, cells }: CsvRecord, header: Header): ImportRow | Fault {
  const fault = (field: string, message: string): Fault => ({ line, field, message });
  if (cells.length !== header.width) return fault("row", `has ${cells.length} cells, but the first line has ${header.width}: check its delimiters and quotes`);

  const said: Partial<Record<Column, string>> = {};
  for (const column of COLUMNS) {
    const at = header.at[column];
    if (at === undefined) continue;
    const cell = cells[at]?.trim() ?? "";
    const problem = problemOf(column, cell);
    if (problem) return fault(column, problem);
    said[column] = cell;
  }
  const { resource = "", project = "", title, notes } = said;

  const kind = resourceKindSchema.safeParse(said.kind?.toLowerCase());
  if (!kind.success) return fault("kind", `is ${quoted(said.kind)}: must be ${resourceKindSchema.options.join(", ")}`);
  const status = bookingStatusSchema.optional().safeParse(said.status?.toLowerCase() || undefined);
  if (!status.success) return fault("status", `is ${quoted(said.status)}: must be ${bookingStatusSchema.options.join(", ")}, or empty`);

  const start = toInstant(said.start);
  if (!start) return fault("start", notATime(said.start));
  const end = toInstant(said.end);
  if (!end) return fault("end", notATime(said.end));
  const duration = durationOf({ start, end });
  if (duration <= 0) return fault("end", "must be after start");
  if (duration > LONGEST_BOOKING_DAYS * 86_400_000) return fault("end", `must be within ${LONGEST_BOOKING_DAYS} days of start: make several rows of it`);

  return { line, resource: { kind: kind.data, name: resource }, project, start, end, status: status.data, title, notes, externalId: said.externalId || undefined };
}

export function isFault(row: ImportRow | Fault): row is Fault {
  return "message" in row;
}

function problemOf(column: Column, cell: string): string | undefined {
  if (cell.length > LONGEST[column]) return `has ${cell.length} characters: must have at most ${LONGEST[column]}`;
  if (cell.startsWith("=")) return "is a spreadsheet formula: copy the column, paste it back as values only, and save again";
  if (cell === "" && isRequired(column)) return "must not be empty";
  return undefined;
}

function toInstant(text = ""): Temporal.Instant | undefined {
  try {
    return parseInstant(text);
  } catch {
    return undefined;
  }
}

const notATime = (text: string | undefined) => `is ${quoted(text)}: must be a time with an offset or Z, as in 2026-03-02T09:00:00+01:00, in the years 1900 to 2199`;
const quoted = (text = "") => JSON.stringify(text);
