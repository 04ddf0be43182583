import { LONGEST_WINDOW_HOURS } from "@/modules/booking";
import type { CsvFile } from "../file/inspect";
import { readRecords } from "../file/read-records";
import { type Fault, type ImportRow, isFault, parseRow } from "./parse-row";

const MOST_ROWS = 500;
const MOST_HOURS = 5_000 * LONGEST_WINDOW_HOURS; // a row of five years is stored as hundreds of windows

/** Rows that are planned and stored together, and what was wrong with those between them. */
export type Chunk = { rows: ImportRow[]; faults: Fault[] };

/** The file in order, in chunks that fit into one transaction. No externalId is twice in a chunk: the later row changes what the earlier one booked. */
export async function* readChunks({ file, delimiter, header }: CsvFile): AsyncGenerator<Chunk> {
  let chunk: Chunk = { rows: [], faults: [] };
  let named = new Set<string>();
  let hours = 0;
  const startAnew = () => {
    const full = chunk;
    chunk = { rows: [], faults: [] };
    named = new Set();
    hours = 0;
    return full;
  };
  let isFirstLine = true;
  for await (const record of readRecords(file, delimiter)) {
    if (isFirstLine) {
      isFirstLine = false;
      continue;
    }
    const row = parseRow(record, header);
    if (chunk.rows.length + chunk.faults.length >= MOST_ROWS || hours >= MOST_HOURS) yield startAnew();
    if (isFault(row)) {
      chunk.faults.push(row);
      continue;
    }
    if (row.externalId !== undefined) {
      if (named.has(row.externalId)) yield startAnew();
      named.add(row.externalId);
    }
    hours += Math.max(LONGEST_WINDOW_HOURS, row.start.until(row.end, { largestUnit: "hours" }).hours);
    chunk.rows.push(row);
  }
  if (chunk.rows.length + chunk.faults.length > 0) yield chunk;
}
