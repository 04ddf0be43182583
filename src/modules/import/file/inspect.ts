import type { FileHandle } from "node:fs/promises";
import { Problem } from "@/lib/problem";
import { type Header, readHeader } from "../domain/columns";
import { detectDelimiter } from "./detect-delimiter";
import { readRecords } from "./read-records";

/** A file whose form is sound from the first to the last line. `rows` counts all but the first line. */
export type CsvFile = { file: FileHandle; delimiter: string; header: Header; rows: number };

/** Walks over the whole file, so that nothing is stored of one that is broken further down. @throws Problem 400, 422 */
export async function inspect(file: FileHandle): Promise<CsvFile> {
  const delimiter = detectDelimiter(await readHead(file));
  let header: Header | undefined;
  let rows = 0;
  for await (const { cells } of readRecords(file, delimiter)) {
    if (header) rows += 1;
    else header = readHeader(cells);
  }
  if (!header) throw new Problem(400, "import_empty", "Empty file", "The file is empty: its first line must name the columns, and each further line is a booking.");
  return { file, delimiter, header, rows };
}

async function readHead(file: FileHandle): Promise<string> {
  const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(65_536), position: 0 });
  return buffer.toString("utf8", 0, bytesRead);
}
