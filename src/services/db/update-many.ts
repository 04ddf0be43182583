import { getTableColumns, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Tx } from "./database";

/**
 * Changes any number of rows in one statement, as one parameter.
 *
 * @param rows all with the same fields, those of `key` among them; the other fields get the values given
 * @param key the columns that tell which row is meant
 */
export async function updateMany<T extends PgTable>(tx: Tx, table: T, rows: Partial<T["$inferInsert"]>[], key: PgColumn[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.entries<PgColumn>(getTableColumns(table)).filter(([field]) => field in first);
  const json = JSON.stringify((rows as Record<string, unknown>[]).map((row) => Object.fromEntries(columns.map(([field, { name }]) => [name, row[field]]))));
  const pairs = (of: PgColumn[], alias: string) => of.map(({ name }) => sql`${sql.raw(alias)}${sql.identifier(name)} = n.${sql.identifier(name)}`);
  const changed = columns.map(([, column]) => column).filter((column) => !key.includes(column));
  await tx.execute(sql`
    UPDATE ${table} AS o SET ${sql.join(pairs(changed, ""), sql`, `)}
    FROM json_populate_recordset(NULL::${table}, ${json}) AS n WHERE ${sql.join(pairs(key, "o."), sql` AND `)}`);
}
