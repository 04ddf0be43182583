import { getTableColumns, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Tx } from "./database";

/**
 * Inserts any number of rows as one parameter. Drizzle's VALUES list ends at 65,535 values and costs 10 µs for each, which for
 * thousands of rows is more than PostgreSQL takes to store them.
 *
 * @param rows all with the same fields; the fields they lack get their defaults
 * @returns what the column `returning` holds, row by row, as the driver gives it
 */
export async function insertMany<T extends PgTable>(tx: Tx, table: T, rows: T["$inferInsert"][], returning: PgColumn): Promise<unknown[]> {
  const [first] = rows;
  if (!first) return [];
  const columns = Object.entries<PgColumn>(getTableColumns(table)).filter(([field]) => field in first);
  const names = sql.join(columns.map(([, { name }]) => sql.identifier(name)), sql`, `);
  const json = JSON.stringify((rows as Record<string, unknown>[]).map((row) => Object.fromEntries(columns.map(([field, { name }]) => [name, row[field]]))));
  const result = await tx.execute<{ value: unknown }>(sql`
    INSERT INTO ${table} (${names}) SELECT ${names} FROM json_populate_recordset(NULL::${table}, ${json})
    RETURNING ${sql.identifier(returning.name)} AS value`);
  return result.rows.map(({ value }) => value);
}
