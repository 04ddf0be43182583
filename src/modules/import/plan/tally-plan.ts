import type { ImportReport } from "../contract";
import type { Tally } from "../domain/tally";
import type { Plan } from "./plan-rows";

/** What the plan comes to. @param conflicts as far as the report has room for them */
export function tallyPlan({ changes, unchanged, conflicts: { length: conflictCount } }: Plan, conflicts: ImportReport["conflicts"]): Partial<Tally> {
  const updated = changes.filter(({ change }) => change).length;
  return { booked: changes.length - updated, updated, unchanged, conflictCount, conflicts };
}
