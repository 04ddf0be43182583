import { iso } from "@/lib/time";
import type { Policy } from "./contract";
import type { PolicyRow } from "./repository";

/** A row as everyone outside sees it. */
export function presentPolicy(row: PolicyRow): Policy {
  return {
    id: row.id,
    role: row.role as Policy["role"],
    kind: row.kind as Policy["kind"],
    department: row.department,
    tag: row.tag,
    mayRequest: row.mayRequest,
    mayHold: row.mayHold,
    mayConfirm: row.mayConfirm,
    mayOverride: row.mayOverride,
    maxDaysAhead: row.maxDaysAhead,
    maxHours: row.maxHours,
    version: row.version,
    createdAt: iso(row.createdAt),
    updatedAt: iso(row.updatedAt),
  };
}
