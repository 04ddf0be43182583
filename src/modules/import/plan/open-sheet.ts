import type { CsvFile } from "../file/inspect";
import { readRecords } from "../file/read-records";
import type { ImportFile } from "./import-file";
import { parseRow } from "./parse-row";

/** A CSV file as rows. */
export function openSheet({ file, delimiter, header, rows }: CsvFile): ImportFile {
  return {
    rows,
    async *entries() {
      let isFirstLine = true;
      for await (const record of readRecords(file, delimiter)) {
        if (!isFirstLine) yield parseRow(record, header);
        isFirstLine = false;
      }
    },
  };
}
