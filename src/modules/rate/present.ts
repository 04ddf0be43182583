import { iso } from "@/lib/time";
import type { RateCard } from "./contract";
import type { RateCardRow } from "./repository";

/** A row as those who may see rates see it. */
export function presentRateCard(row: RateCardRow): RateCard {
  return {
    id: row.id,
    resourceId: row.resourceId,
    skill: row.skill,
    kind: row.kind as RateCard["kind"],
    projectId: row.projectId,
    unit: row.unit as RateCard["unit"],
    cost: row.costMinor,
    bill: row.billMinor,
    currency: row.currency,
    overtimePercent: row.overtimePercent,
    dayMinutes: row.dayMinutes,
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    version: row.version,
    createdAt: iso(row.createdAt),
    updatedAt: iso(row.updatedAt),
  };
}
