import { parse } from "csv-parse/sync";
import { columnNamed } from "../domain/columns";
import { CSV_FORM } from "./csv-form";

export type FirstLine = { delimiter: string; cells: string[] };

/** The first line and its delimiter: the one by which it names most of our columns. @param head begin of the file */
export function firstLineOf(head: string): FirstLine {
  const lines = [",", ";", "\t"].map((delimiter) => ({ delimiter, cells: cellsBy(delimiter, head) }));
  return lines.reduce((best, line) => (columnsIn(line) > columnsIn(best) ? line : best));
}

const columnsIn = ({ cells }: FirstLine) => cells.filter((cell) => columnNamed(cell)).length;

/** None when it is broken by this delimiter; whether it is broken anyhow is seen when the file is read. */
function cellsBy(delimiter: string, head: string): string[] {
  try {
    return parse(head, { ...CSV_FORM, delimiter, to: 1, skip_records_with_empty_values: true })[0] ?? [];
  } catch {
    return [];
  }
}
