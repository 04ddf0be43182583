import { and, asc, eq, notInArray, sql } from "drizzle-orm";
import { projects } from "@/modules/project/schema";
import { resources } from "@/modules/resource/schema";
import type { Tx } from "@/services/db";
import type { PricedRow } from "../repository";
import { bookings } from "../schema";

type Resource = { name: string; kind: string; department: string | null; tags: string[]; timeZone: string };

/** A booking with what a decision about it looks at. */
export type RequestRow = PricedRow & { projectName: string; resource: Resource };

const selectAsked = (tx: Tx) =>
  tx
    .select({
      booking: bookings,
      currency: projects.currency,
      projectName: projects.name,
      resource: { name: resources.name, kind: resources.kind, department: resources.department, tags: resources.tags, timeZone: resources.timeZone },
    })
    .from(bookings)
    .innerJoin(projects, and(eq(projects.tenantId, bookings.tenantId), eq(projects.id, bookings.projectId)))
    .innerJoin(resources, and(eq(resources.tenantId, bookings.tenantId), eq(resources.id, bookings.resourceId)));

const flat = (rows: Awaited<ReturnType<typeof selectAsked>>): RequestRow[] => rows.map(({ booking, ...rest }) => ({ ...booking, ...rest }));

/** A booking, requested or not. */
export async function findAsked(tx: Tx, tenantId: string, id: string): Promise<RequestRow | undefined> {
  const [row] = flat(await selectAsked(tx).where(and(eq(bookings.tenantId, tenantId), eq(bookings.id, id))));
  return row;
}

// As a literal, so that the index of requests can be used whatever the plan.
const requested = (tenantId: string, notOf: ReadonlySet<string>) => and(eq(bookings.tenantId, tenantId), sql`${bookings.status} = 'requested'`, notOf.size > 0 ? notInArray(bookings.projectId, [...notOf]) : undefined);

export type RequestFilter = { resourceId?: string | undefined; projectId?: string | undefined; notOf: ReadonlySet<string> };

/** Up to `limit` requests by start, after the cursor `[start, id]`. */
export async function selectRequests(tx: Tx, tenantId: string, { resourceId, projectId, notOf }: RequestFilter, limit: number, after?: [string, string]): Promise<RequestRow[]> {
  const rows = await selectAsked(tx)
    .where(
      and(
        requested(tenantId, notOf),
        resourceId ? eq(bookings.resourceId, resourceId) : undefined,
        projectId ? eq(bookings.projectId, projectId) : undefined,
        after ? sql`(${bookings.startTime}, ${bookings.id}) > (${after[0]}::timestamptz, ${after[1]}::uuid)` : undefined,
      ),
    )
    .orderBy(asc(bookings.startTime), asc(bookings.id))
    .limit(limit);
  return flat(rows);
}

/** How many requests there are; counting ends at `most`. */
export async function countRequestRows(tx: Tx, tenantId: string, notOf: ReadonlySet<string>, most: number): Promise<number> {
  const some = tx.select({ one: sql`1`.as("one") }).from(bookings).where(requested(tenantId, notOf)).limit(most).as("some");
  const [row] = await tx.select({ n: sql<number>`count(*)::int` }).from(some);
  return row?.n ?? 0;
}
