import { invalidInput } from "@/lib/problem";
import { Temporal, type TimeRange } from "@/lib/time";
import { findSettings } from "@/modules/tenant";
import type { Tx } from "@/services/db";
import { startOfDay } from "../domain/at-local";
import type { CreateAvailability, UpdateAvailability } from "./contract";

const LONGEST_DAYS = 400;

/**
 * The instants of what was given: as they are, or whole booking days of the zone.
 * @returns undefined when no time was given
 * @throws Problem 400 when it is empty, or longer than 400 days
 */
export async function spanOf(tx: Tx, tenantId: string, { start, end, from, to }: Pick<CreateAvailability | UpdateAvailability, "start" | "end" | "from" | "to">, timeZone: string): Promise<TimeRange | undefined> {
  if (start && end) return checked({ start, end }, "end");
  if (!from || !to) return undefined;
  const { dayStart } = await findSettings(tx, tenantId);
  const after = Temporal.PlainDate.from(to).add({ days: 1 }).toString();
  return checked({ start: startOfDay(from, timeZone, dayStart), end: startOfDay(after, timeZone, dayStart) }, "to");
}

function checked(range: TimeRange, path: string): TimeRange {
  const length = range.end.epochMilliseconds - range.start.epochMilliseconds;
  if (length <= 0) throw invalidInput([{ path, message: "leaves nothing: there is no such day in the resource's zone" }]);
  if (length > LONGEST_DAYS * 86_400_000) throw invalidInput([{ path, message: `must be within ${LONGEST_DAYS} days of the start: enter it in parts` }]);
  return range;
}
