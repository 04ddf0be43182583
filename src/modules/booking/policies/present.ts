import { z } from "zod";
import { iso } from "@/lib/time";
import { defineEvents } from "@/services/outbox";
import { type Policy, policySchema } from "./contract";
import type { PolicyRow } from "./repository";

defineEvents(["booking_policy:created", "booking_policy:updated", "booking_policy:deleted"], z.object({ policy: policySchema }));

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
