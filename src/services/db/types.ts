import { sql } from "drizzle-orm";
import { customType, pgPolicy } from "drizzle-orm/pg-core";
import { Temporal } from "@/lib/time";

/** timestamptz as Temporal.Instant. */
export const instant = customType<{ data: Temporal.Instant; driverData: string }>({
  dataType: () => "timestamp with time zone",
  fromDriver: (value) => Temporal.Instant.from(value),
  toDriver: (value) => orNull(value, String),
});

/** jsonb that may be NULL also as the value of a placeholder, where Drizzle's own would store the JSON value null. */
export const jsonOrNull = <T>() => customType<{ data: T; driverData: string }>({ dataType: () => "jsonb", toDriver: (value) => orNull(value, JSON.stringify) });

/** Drizzle hands a NULL to the encoder of a placeholder, although its types say that it does not. */
const orNull = <T>(value: T | null, encode: (value: T) => string): string => (value === null ? null : encode(value)) as string;

/** int4multirange in PostgreSQL's own notation, as in `{[1,3),[5,6)}`. */
export const int4multirange = customType<{ data: string }>({ dataType: () => "int4multirange" });

/** The tenant that the transaction was opened for; NULL, and so no row, when none was set. */
const currentTenant = sql.raw(`nullif(current_setting('app.current_tenant', true), '')::uuid`);

/** The policy of every tenant table: rows of the transaction's tenant and no others, to read and to write. */
export function tenantPolicy(column = "tenant_id") {
  const own = sql`${sql.identifier(column)} = ${currentTenant}`;
  return pgPolicy("tenant_isolation", { using: own, withCheck: own });
}
