import { durationOf, LONGEST_WINDOW_HOURS } from "@/modules/booking";
import type { ImportFile } from "./import-file";
import { type Fault, type ImportRow, isFault } from "./parse-row";

const MOST_ROWS = 500;
const MOST_WINDOWS = 5_000; // a row of five years is stored as hundreds of them

/** Rows that are planned and stored together, and what was wrong with those between them. */
export type Chunk = { rows: ImportRow[]; faults: Fault[] };

/** The file in order, in chunks that fit into one transaction. No externalId is twice in a chunk: the later row changes what the earlier one booked. */
export async function* readChunks(file: ImportFile): AsyncGenerator<Chunk> {
  let chunk: Chunk = { rows: [], faults: [] };
  let named = new Set<string>();
  let windows = 0;
  const startAnew = () => {
    const full = chunk;
    chunk = { rows: [], faults: [] };
    named = new Set();
    windows = 0;
    return full;
  };
  for await (const row of file.entries()) {
    if (chunk.rows.length + chunk.faults.length >= MOST_ROWS || windows >= MOST_WINDOWS) yield startAnew();
    if (isFault(row)) {
      chunk.faults.push(row);
      continue;
    }
    if (row.externalId !== undefined) {
      if (named.has(row.externalId)) yield startAnew();
      named.add(row.externalId);
    }
    windows += Math.ceil(durationOf(row) / (LONGEST_WINDOW_HOURS * 3_600_000));
    chunk.rows.push(row);
  }
  if (chunk.rows.length + chunk.faults.length > 0) yield chunk;
}
