import { z } from "zod";
import { invalidInput } from "@/lib/problem";

/** `limit` and `cursor` of every list. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(500).default(50).meta({ description: "At most 500" }),
  cursor: z.string().max(500).optional().meta({ description: "nextCursor of the page before" }),
};

/** `{items, nextCursor}` of the given item. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

export type Page<T> = { items: T[]; nextCursor: string | null };

const encode = (key: string[]) => Buffer.from(JSON.stringify(key)).toString("base64url");

/** The sort key that a cursor holds. @throws Problem 400 when this list never gave it out. */
export function readCursor<T extends z.ZodType>(cursor: string | undefined, key: T): z.infer<T> | undefined {
  if (cursor === undefined) return undefined;
  try {
    return key.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
  } catch {
    throw invalidInput([{ path: "cursor", message: "is not a cursor of this list; start again without it" }]);
  }
}

/** Cuts `limit + 1` rows to a page; the cursor is the sort key of its last row. */
export function toPage<Row, T>(rows: Row[], limit: number, keyOf: (row: Row) => string[], present: (row: Row) => T): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items: items.map(present), nextCursor: rows.length > limit && last ? encode(keyOf(last)) : null };
}
