import { z } from "zod";
import { type Page, readCursor, toPage } from "@/lib/page";
import type { Principal } from "@/lib/principal";
import { notFound } from "@/lib/problem";
import { type Database, inTenant } from "@/services/db";
import type { ListPolicies, Policy } from "./contract";
import { presentPolicy } from "./present";
import { findPolicy, selectPolicyPage } from "./repository";

/** One rule. @throws Problem 404 */
export async function getPolicy(db: Database, { tenantId }: Principal, id: string): Promise<Policy> {
  const row = await inTenant(db, tenantId, (tx) => findPolicy(tx, tenantId, id));
  if (!row) throw notFound("booking_policy", id);
  return presentPolicy(row);
}

const cursorSchema = z.tuple([z.guid()]);

/** The rules, a page at a time. @throws Problem 400 on a foreign cursor */
export async function listPolicies(db: Database, { tenantId }: Principal, query: ListPolicies): Promise<Page<Policy>> {
  const [after] = readCursor(query.cursor, cursorSchema) ?? [];
  const rows = await inTenant(db, tenantId, (tx) => selectPolicyPage(tx, tenantId, query.role, query.limit + 1, after));
  return toPage(rows, query.limit, (row) => [row.id], presentPolicy);
}
