import type { TimeRange } from "@/lib/time";
import type { Days } from "./contract";
import type { Draft } from "./draft-booking";

/** What was wanted of which resource. */
export type Wanted = {
  bookingId: string;
  resourceId: string;
  projectId: string;
  phaseId: string | null;
  allocation: number;
  costMinor: number | null;
  windows: TimeRange[];
  days: Days | null;
  override: string | null;
};

export function wantedBy({ fields, windows }: Pick<Draft, "fields" | "windows">, bookingId: string): Wanted {
  const { resourceId, projectId, phaseId, allocation, costMinor, days, override } = fields;
  return { bookingId, resourceId, projectId, phaseId, allocation, costMinor, windows, days, override };
}
