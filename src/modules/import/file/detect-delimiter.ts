import { parse } from "csv-parse/sync";
import { columnNamed } from "../domain/columns";
import { CSV_FORM } from "./csv-form";

const CANDIDATES = [",", ";", "\t"];

/** The delimiter by which the first line names most of our columns; the comma when none does better. @param head begin of the file */
export function detectDelimiter(head: string): string {
  const found = CANDIDATES.map((delimiter) => columnsFound(head, delimiter));
  return CANDIDATES[found.indexOf(Math.max(...found))] as string;
}

function columnsFound(head: string, delimiter: string): number {
  try {
    const [cells = []] = parse(head, { ...CSV_FORM, delimiter, to: 1 });
    return cells.filter((cell) => columnNamed(cell)).length;
  } catch {
    return 0; // broken by this delimiter; whether it is broken anyhow is seen when it is read
  }
}
