import { z } from "zod";
import { type Page, readCursor, toPage } from "@/lib/page";
import type { Principal } from "@/lib/principal";
import { notFound } from "@/lib/problem";
import { iso } from "@/lib/time";
import { selectUnreadable } from "@/modules/project";
import { type Database, inTenant, type Tx } from "@/services/db";
import type { BundleItem, DetailedBundle, ListBundles } from "./contract";
import { presentBundle, presentDetailed } from "./present";
import { findBundle, type MemberRow, type NamedBundleRow, selectBundles, selectMembers, selectSpans } from "./repository";

/** A bundle that the caller may see, with its bookings. `lock` as in findBundle. @throws Problem 404, also for one of a project that they may not read */
export async function loadBundle(tx: Tx, principal: Principal, id: string, lock = false): Promise<{ row: NamedBundleRow; members: MemberRow[] }> {
  const { tenantId } = principal;
  const [row, hidden] = await Promise.all([findBundle(tx, tenantId, id, lock), selectUnreadable(tx, tenantId, principal)]);
  if (!row || hidden.has(row.projectId)) throw notFound("bundle", id);
  // One of them may have been moved to a project of its own.
  return { row, members: (await selectMembers(tx, tenantId, id)).filter(({ projectId }) => !hidden.has(projectId)) };
}

/** One bundle with its bookings as they are now. @throws Problem 404 */
export async function getBundle(db: Database, principal: Principal, id: string): Promise<DetailedBundle> {
  const { row, members } = await inTenant(db, principal.tenantId, (tx) => loadBundle(tx, principal, id));
  return presentDetailed(row, members);
}

const cursorSchema = z.tuple([z.guid()]);

/** The bundles that match, the newest first, a page at a time. @throws Problem 400 on a foreign cursor */
export async function listBundles(db: Database, principal: Principal, query: ListBundles): Promise<Page<BundleItem>> {
  const { tenantId } = principal;
  const [after] = readCursor(query.cursor, cursorSchema) ?? [];
  return inTenant(db, tenantId, async (tx) => {
    const hidden = await selectUnreadable(tx, tenantId, principal);
    const rows = await selectBundles(tx, tenantId, query.projectId, hidden, query.limit + 1, after);
    const spans = new Map((await selectSpans(tx, tenantId, rows.map(({ id }) => id), hidden)).map((span) => [span.bundleId, span]));
    return toPage(rows, query.limit, ({ id }) => [id], (row) => {
      const { members = 0, start = null, end = null } = spans.get(row.id) ?? {};
      return { ...presentBundle(row), projectName: row.projectName, labels: labelsOf(row), members, start: start && iso(start), end: end && iso(end) };
    });
  });
}

function labelsOf({ needs, chosen }: NamedBundleRow): string[] {
  return needs.map(({ label }, index) => chosen.find(({ need }) => need === index)?.label ?? label);
}
