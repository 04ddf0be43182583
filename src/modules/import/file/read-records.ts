import type { FileHandle } from "node:fs/promises";
import { pipeline } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { Problem } from "@/lib/problem";
import { CSV_FORM } from "./csv-form";
import { contentOf } from "./spool";

/** The cells of a row, and the line on which it begins (a quoted cell may go on over several). */
export type CsvRecord = { line: number; cells: string[] };

const LINE_END = /\r\n|\n|\r/g;

/** The rows of the file in order, the first line too; rows without any content are left out. @throws Problem 400 on broken quoting */
export async function* readRecords(file: FileHandle, delimiter: string): AsyncGenerator<CsvRecord> {
  // Counted here: csv-parse counts a CRLF in a quoted cell as two lines (7.0.3).
  let line = 1;
  const numbered = (cells: string[]): string[] | null => {
    const begin = line;
    line += 1 + cells.reduce((ends, cell) => ends + (cell.match(LINE_END)?.length ?? 0), 0);
    return cells.some((cell) => cell.trim() !== "") ? [String(begin), ...cells] : null;
  };
  const parser = parse({ ...CSV_FORM, delimiter, on_record: numbered });
  pipeline(contentOf(file), parser, () => {}); // its errors come out of the parser
  try {
    for await (const [begin, ...cells] of parser as AsyncIterable<string[]>) yield { line: Number(begin), cells };
  } catch (error) {
    throw error instanceof CsvError ? brokenQuoting(error, line) : error;
  }
}

function brokenQuoting(error: CsvError, line: number): Problem {
  const why = error.code === "CSV_MAX_RECORD_SIZE" ? "is longer than a million characters; a quote may not be closed" : "has a quote that does not fit";
  return new Problem(
    400,
    "import_broken_quotes",
    "Broken quoting",
    `The row that begins on line ${line} ${why}: put cells that hold a quote, a delimiter or a line break in double quotes, and write a quote in them twice.`,
    { line },
  );
}
