import { and, asc, desc, eq, inArray, lt, max, min, ne, notInArray, or, sql } from "drizzle-orm";
import type { Temporal } from "@/lib/time";
import { projects } from "@/modules/project/schema";
import { resources } from "@/modules/resource/schema";
import type { Tx } from "@/services/db";
import { matches } from "../availability/repository";
import type { Need } from "../contract";
import type { PricedRow } from "../repository";
import { bookings, bundles } from "../schema";

export type BundleRow = typeof bundles.$inferSelect;
/** A bundle with the name of its project. */
export type NamedBundleRow = BundleRow & { projectName: string };

const ofProject = and(eq(projects.tenantId, bundles.tenantId), eq(projects.id, bundles.projectId));

/** The resources that are what each need asks for, by name, in the order of the needs; none where it names one. One query. */
export async function selectMatching(tx: Tx, tenantId: string, needs: Need[]): Promise<string[][]> {
  const described = needs.filter(({ resourceId }) => resourceId === undefined);
  if (described.length === 0) return needs.map(() => []);
  const conditions = described.map((need) => matches(need) ?? sql`false`);
  const rows = await tx
    .select({ id: resources.id, fits: sql<boolean[]>`ARRAY[${sql.join(conditions, sql`, `)}]` })
    .from(resources)
    .where(and(eq(resources.tenantId, tenantId), or(...conditions)))
    .orderBy(asc(resources.name), asc(resources.id));
  return needs.map((need) => {
    const at = described.indexOf(need);
    return at < 0 ? [] : rows.flatMap(({ id, fits }) => (fits[at] ? id : []));
  });
}

/** @throws the driver's violation when the id is taken */
export async function insertBundle(tx: Tx, row: Omit<BundleRow, "version" | "createdAt" | "updatedAt">): Promise<BundleRow> {
  const [stored] = await tx.insert(bundles).values(row).returning();
  return stored as BundleRow;
}

/** `lock` keeps others from changing the bundle until the transaction ends. */
export async function findBundle(tx: Tx, tenantId: string, id: string, lock = false): Promise<NamedBundleRow | undefined> {
  const query = tx
    .select({ row: bundles, projectName: projects.name })
    .from(bundles)
    .innerJoin(projects, ofProject)
    .where(and(eq(bundles.tenantId, tenantId), eq(bundles.id, id)));
  const [found] = await (lock ? query.for("no key update", { of: bundles }) : query);
  return found && { ...found.row, projectName: found.projectName };
}

/** A new version of the row, also when only its bookings changed. */
export async function updateBundleRow(tx: Tx, tenantId: string, id: string, change: Partial<Pick<BundleRow, "title">>): Promise<BundleRow> {
  const [row] = await tx
    .update(bundles)
    .set({ ...change, version: sql`${bundles.version} + 1`, updatedAt: sql`now()` })
    .where(and(eq(bundles.tenantId, tenantId), eq(bundles.id, id)))
    .returning();
  return row as BundleRow;
}

/** The newest first, after the bundle with the id `after`. */
export async function selectBundles(tx: Tx, tenantId: string, projectId: string | undefined, hidden: ReadonlySet<string>, limit: number, after?: string): Promise<NamedBundleRow[]> {
  const rows = await tx
    .select({ row: bundles, projectName: projects.name })
    .from(bundles)
    .innerJoin(projects, ofProject)
    .where(
      and(
        eq(bundles.tenantId, tenantId),
        projectId ? eq(bundles.projectId, projectId) : undefined,
        hidden.size > 0 ? notInArray(bundles.projectId, [...hidden]) : undefined,
        after ? lt(bundles.id, after) : undefined,
      ),
    )
    .orderBy(desc(bundles.id))
    .limit(limit);
  return rows.map(({ row, projectName }) => ({ ...row, projectName }));
}

/** How many bookings of the bundles are not cancelled, and from when to when they are, but those of the `hidden` projects; bundles without are left out. */
export async function selectSpans(tx: Tx, tenantId: string, ids: string[], hidden: ReadonlySet<string>): Promise<{ bundleId: string | null; members: number; start: Temporal.Instant | null; end: Temporal.Instant | null }[]> {
  if (ids.length === 0) return [];
  return tx
    .select({ bundleId: bookings.bundleId, members: sql<number>`count(*)::int`, start: min(bookings.startTime), end: max(bookings.endTime) })
    .from(bookings)
    .where(and(eq(bookings.tenantId, tenantId), inArray(bookings.bundleId, ids), ne(bookings.status, "cancelled"), hidden.size > 0 ? notInArray(bookings.projectId, [...hidden]) : undefined))
    .groupBy(bookings.bundleId);
}

/** A booking of a bundle, with the name of its resource. */
export type MemberRow = PricedRow & { resourceName: string };

/** The bookings of a bundle, the cancelled ones too. */
export async function selectMembers(tx: Tx, tenantId: string, bundleId: string): Promise<MemberRow[]> {
  const rows = await tx
    .select({ booking: bookings, currency: projects.currency, resourceName: resources.name })
    .from(bookings)
    .innerJoin(projects, and(eq(projects.tenantId, bookings.tenantId), eq(projects.id, bookings.projectId)))
    .innerJoin(resources, and(eq(resources.tenantId, bookings.tenantId), eq(resources.id, bookings.resourceId)))
    .where(and(eq(bookings.tenantId, tenantId), eq(bookings.bundleId, bundleId)))
    .orderBy(asc(bookings.id));
  return rows.map(({ booking, ...rest }) => ({ ...booking, ...rest }));
}
