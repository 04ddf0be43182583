import { z } from "zod";
import { type Page, readCursor, toPage } from "@/lib/page";
import type { Principal } from "@/lib/principal";
import { iso, Temporal, type TimeRange } from "@/lib/time";
import { selectUnreadable } from "@/modules/project";
import type { ResourceKind } from "@/modules/resource";
import { type Database, inTenant, type Tx } from "@/services/db";
import { selectMakers } from "@/services/outbox";
import { fits } from "../domain/hold-ladder";
import { placesOf, waitingOf } from "../holds/load-ladder";
import { selectConfirmed, selectSteps } from "../holds/repository";
import { type BookingPolicy, refusalOf, selectPolicies } from "../policies";
import { presentBooking } from "../present";
import { selectWindowsOf } from "../window-repository";
import { actOf } from "./act-of";
import type { BookingRequest, ListRequests } from "./contract";
import { countRequestRows, type RequestRow, selectRequests } from "./repository";

const cursorSchema = z.tuple([z.iso.datetime(), z.guid()]);

/**
 * The bookings that were asked for and wait for a decision, by start, without those of projects that the caller may not read.
 * A number of queries that does not depend on theirs. @throws Problem 400 on a foreign cursor
 */
export async function listRequests(db: Database, principal: Principal, query: ListRequests): Promise<Page<BookingRequest>> {
  const { tenantId, role } = principal;
  const after = readCursor(query.cursor, cursorSchema);
  return inTenant(db, tenantId, async (tx) => {
    const [notOf, policies] = await Promise.all([selectUnreadable(tx, tenantId, principal), selectPolicies(tx, tenantId, role)]);
    const rows = await selectRequests(tx, tenantId, { ...query, notOf }, query.limit + 1, after);
    const present = await loadPresenter(tx, principal, rows, policies);
    return toPage(rows, query.limit, (row) => [iso(row.startTime), row.id], present);
  });
}

async function loadPresenter(tx: Tx, { tenantId, role }: Principal, rows: RequestRow[], policies: BookingPolicy[]): Promise<(row: RequestRow) => BookingRequest> {
  const ids = rows.map(({ id }) => id);
  const now = Temporal.Now.instant();
  const windows = await selectWindowsOf(tx, tenantId, ids);
  const confirmed = await selectConfirmed(tx, tenantId, placesOf(rows, windows));
  const steps = await selectSteps(tx, tenantId, [...new Set(rows.map(({ resourceId }) => resourceId))]);
  const makers = await selectMakers(tx, tenantId, ids);
  return (row) => {
    const ranges = windows.get(row.id) as TimeRange[];
    return {
      ...presentBooking(row),
      resourceName: row.resource.name,
      resourceKind: row.resource.kind as ResourceKind,
      timeZone: row.resource.timeZone,
      projectName: row.projectName,
      askedBy: makers.get(row.id) as BookingRequest["askedBy"],
      fits: fits(waitingOf(row, ranges), { steps: steps.get(row.resourceId) ?? [], confirmed: confirmed.get(row.resourceId) ?? [] }),
      mayDecide: !refusalOf(policies, actOf(role, row, ranges, now)),
    };
  };
}

/** How many requests the caller can see, counted up to `most`. */
export async function countRequests(db: Database, principal: Principal, most: number): Promise<number> {
  const { tenantId } = principal;
  return inTenant(db, tenantId, async (tx) => countRequestRows(tx, tenantId, await selectUnreadable(tx, tenantId, principal), most));
}
