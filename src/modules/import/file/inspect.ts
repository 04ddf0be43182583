import type { FileHandle } from "node:fs/promises";
import { Problem } from "@/lib/problem";
import { type Header, readHeader } from "../domain/columns";
import { firstLineOf } from "./first-line";
import { readRecords } from "./read-records";

/** A file whose form is sound from the first to the last line. `rows` counts all but the first line. */
export type CsvFile = { file: FileHandle; delimiter: string; header: Header; rows: number };

/** Walks over the whole file, so that nothing is stored of one that is broken further down. @throws Problem 400, 422 */
export async function inspect(file: FileHandle): Promise<CsvFile> {
  const { delimiter, cells } = firstLineOf(await readHead(file));
  let header = cells.length > 0 ? readHeader(cells) : undefined; // before the rest: who sent the wrong file should hear just that
  let rows = -1;
  for await (const record of readRecords(file, delimiter)) {
    header ??= readHeader(record.cells);
    rows += 1;
  }
  if (!header) throw new Problem(400, "import_empty", "Empty file", "The file is empty: its first line must name the columns, and each further line is a booking.");
  return { file, delimiter, header, rows };
}

async function readHead(file: FileHandle): Promise<string> {
  const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(65_536), position: 0 });
  return buffer.toString("utf8", 0, bytesRead);
}
