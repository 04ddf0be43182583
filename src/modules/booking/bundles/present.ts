import { z } from "zod";
import { iso } from "@/lib/time";
import { defineEvents, type NewEvent } from "@/services/outbox";
import { presentBooking } from "../present";
import { type Bundle, bundleSchema, type DetailedBundle, type Member } from "./contract";
import type { BundleRow, MemberRow, NamedBundleRow } from "./repository";

defineEvents(["bundle:created", "bundle:updated"], z.object({ bundle: bundleSchema, bookingIds: z.array(z.guid()), before: bundleSchema.partial().optional() }));

/** A row as everyone outside sees it. */
export function presentBundle(row: BundleRow): Bundle {
  return {
    id: row.id,
    projectId: row.projectId,
    title: row.title,
    kitId: row.kitId,
    needs: row.needs,
    version: row.version,
    createdAt: iso(row.createdAt),
    updatedAt: iso(row.updatedAt),
  };
}

/** A bundle with its bookings. */
export function presentDetailed(row: NamedBundleRow, members: MemberRow[]): DetailedBundle {
  return { ...presentBundle(row), projectName: row.projectName, members: presentMembers(row, members) };
}

/** By need. */
function presentMembers({ chosen }: BundleRow, rows: MemberRow[]): Member[] {
  const members = new Map(rows.map((row) => [row.id, row]));
  return chosen.flatMap(({ bookingId, need, label, why }) => {
    const row = members.get(bookingId);
    if (!row) return [];
    const { resourceId, status, start, end, days, allocation, cost, version } = presentBooking(row);
    return { need, label, why, bookingId, resourceId, name: row.resourceName, status, start, end, days, allocation, cost, version };
  });
}

/** The event of a change: the bundle as it is now, its bookings, and `before`, the fields that were otherwise. */
export function bundleEvent(type: "bundle:created" | "bundle:updated", bundle: Bundle, bookingIds: string[], before?: Partial<Bundle>): NewEvent {
  return { type, aggregate: { type: "bundle", id: bundle.id, version: bundle.version }, payload: { bundle, bookingIds, ...(before && { before }) } };
}
