import type { Options } from "csv-parse";

/** The CSV that we read: RFC 4180, with a byte order mark if need be, spaces around quoted cells, and any kind of line end. */
export const CSV_FORM = {
  bom: true,
  trim: true,
  relax_column_count: true,
  record_delimiter: ["\r\n", "\n", "\r"],
  // A quote that is never closed would otherwise make one cell of the rest of the file.
  max_record_size: 1_000_000,
} satisfies Options;
