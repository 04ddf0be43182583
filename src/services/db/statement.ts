import { getTableColumns, type Placeholder, sql, type Table } from "drizzle-orm";
import { namesStatements, type Tx } from "./database";

/**
 * A statement that is built once a connection instead of once a call: building costs Drizzle more than sending. Its values
 * are `sql.placeholder`s, given to `execute`, which sends it at once.
 * @param name under which PostgreSQL keeps it, so that it is planned once a connection too, where that may be (namesStatements)
 */
export function statement<Prepared>(name: string, build: (tx: Tx) => { prepare: (name: string) => Prepared }): (tx: Tx) => Prepared {
  const built = new WeakMap<Tx, Prepared>();
  return (tx) => {
    let prepared = built.get(tx);
    if (!prepared) built.set(tx, (prepared = build(tx).prepare(namesStatements() ? name : "")));
    return prepared;
  };
}

/** For the values of an INSERT: a placeholder for every column, by its name in the row. */
export function placeholders<T extends Table>(table: T): { [Column in keyof T["_"]["columns"]]: Placeholder } {
  return Object.fromEntries(Object.keys(getTableColumns(table)).map((column) => [column, sql.placeholder(column)])) as never;
}
