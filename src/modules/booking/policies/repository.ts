import { and, asc, eq, gt, sql } from "drizzle-orm";
import type { Role } from "@/lib/principal";
import { statement, type Tx } from "@/services/db";
import { bookingPolicies } from "../schema";
import type { BookingPolicy } from "./contract";

export type PolicyRow = typeof bookingPolicies.$inferSelect;
export type NewPolicyRow = typeof bookingPolicies.$inferInsert;

const columns = {
  id: bookingPolicies.id,
  role: bookingPolicies.role,
  kind: bookingPolicies.kind,
  department: bookingPolicies.department,
  tag: bookingPolicies.tag,
  mayRequest: bookingPolicies.mayRequest,
  mayHold: bookingPolicies.mayHold,
  mayConfirm: bookingPolicies.mayConfirm,
  mayOverride: bookingPolicies.mayOverride,
  maxDaysAhead: bookingPolicies.maxDaysAhead,
  maxHours: bookingPolicies.maxHours,
};

const selectForRole = statement("select_policies", (tx) =>
  tx
    .select(columns)
    .from(bookingPolicies)
    .where(and(eq(bookingPolicies.tenantId, sql.placeholder("tenantId")), eq(bookingPolicies.role, sql.placeholder("role")))),
);

/** What is said for a role, whatever the resource. */
export async function selectPolicies(tx: Tx, tenantId: string, role: Role): Promise<BookingPolicy[]> {
  return (await selectForRole(tx).execute({ tenantId, role })) as BookingPolicy[];
}

export async function insertPolicy(tx: Tx, row: NewPolicyRow): Promise<PolicyRow> {
  const [stored] = (await tx.insert(bookingPolicies).values(row).returning()) as [PolicyRow];
  return stored;
}

export async function findPolicy(tx: Tx, tenantId: string, id: string): Promise<PolicyRow | undefined> {
  const [row] = await tx.select().from(bookingPolicies).where(and(eq(bookingPolicies.tenantId, tenantId), eq(bookingPolicies.id, id)));
  return row;
}

const at = (tenantId: string, id: string, version: number | undefined) => and(eq(bookingPolicies.tenantId, tenantId), eq(bookingPolicies.id, id), version === undefined ? undefined : eq(bookingPolicies.version, version));

/** Changes the row if it still has the version (or whatever version, when none is given). */
export async function updatePolicyRow(tx: Tx, tenantId: string, id: string, version: number | undefined, change: Partial<NewPolicyRow>): Promise<PolicyRow | undefined> {
  const [row] = await tx
    .update(bookingPolicies)
    .set({ ...change, version: sql`${bookingPolicies.version} + 1`, updatedAt: sql`now()` })
    .where(at(tenantId, id, version))
    .returning();
  return row;
}

/** Removes the row if it still has the version (or whatever version, when none is given). */
export async function deletePolicyRow(tx: Tx, tenantId: string, id: string, version: number | undefined): Promise<PolicyRow | undefined> {
  const [row] = await tx.delete(bookingPolicies).where(at(tenantId, id, version)).returning();
  return row;
}

/** Up to `limit` rows in the order of their ids (and so, mostly, as they were made), after the cursor. */
export async function selectPolicyPage(tx: Tx, tenantId: string, role: Role | undefined, limit: number, after?: string): Promise<PolicyRow[]> {
  return tx
    .select()
    .from(bookingPolicies)
    .where(and(eq(bookingPolicies.tenantId, tenantId), role ? eq(bookingPolicies.role, role) : undefined, after ? gt(bookingPolicies.id, after) : undefined))
    .orderBy(asc(bookingPolicies.id))
    .limit(limit);
}
