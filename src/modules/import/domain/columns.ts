import { Problem } from "@/lib/problem";

const REQUIRED = ["resource", "kind", "project", "start", "end"] as const;
const OPTIONAL = ["title", "status", "externalId", "notes"] as const;

/** The columns that mean something; others are ignored. */
export const COLUMNS = [...REQUIRED, ...OPTIONAL];
export type Column = (typeof COLUMNS)[number];

/** How many cells a row has, and in which of them a column is. */
export type Header = { width: number; at: Partial<Record<Column, number>> };

const byName = new Map(COLUMNS.map((column) => [column.toLowerCase(), column]));

/** The column that a cell of the first line names, in any case; undefined when it is none of ours. */
export function columnNamed(cell: string): Column | undefined {
  return byName.get(cell.trim().toLowerCase());
}

/** Whether a row without this column means nothing. */
export function isRequired(column: Column): boolean {
  return REQUIRED.some((required) => required === column);
}

/** Understands the first line. @throws Problem 422 when a needed column is missing, or one of ours is there twice */
export function readHeader(cells: string[]): Header {
  const at: Header["at"] = {};
  for (const [index, cell] of cells.entries()) {
    const column = columnNamed(cell);
    if (!column) continue;
    if (at[column] !== undefined) {
      throw new Problem(422, "import_duplicate_column", "Column is there twice", `The first line names the column ${column} twice: keep one of them.`, { column });
    }
    at[column] = index;
  }
  const missing = REQUIRED.filter((column) => at[column] === undefined);
  if (missing.length > 0) {
    const detail = `The first line must name the columns ${REQUIRED.join(", ")} (and may name ${OPTIONAL.join(", ")}): ${missing.join(", ")} ${missing.length === 1 ? "is" : "are"} missing.`;
    throw new Problem(422, "import_missing_column", "Column is missing", detail, { missing });
  }
  return { width: cells.length, at };
}
