import type { Fault, ImportRow } from "./parse-row";

/** A file whose form is sound from its first to its last line, whatever form that is. It is read as often as needed. */
export type ImportFile = {
  /** How many entries there are. */
  rows: number;
  entries: () => AsyncGenerator<ImportRow | Fault>;
};
