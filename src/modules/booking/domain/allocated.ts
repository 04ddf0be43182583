import { durationOf } from "./windows";
import type { TimeRange } from "@/lib/time";

type Counted = { status: string; costMinor: number | null; startTime: TimeRange["start"]; endTime: TimeRange["end"] };

/** What a booking adds to what its project has allocated: cost and whole minutes, and nothing unless it is confirmed. */
export function allocatedBy({ status, costMinor, startTime, endTime }: Counted): { minor: number; minutes: number } {
  if (status !== "confirmed") return { minor: 0, minutes: 0 };
  return { minor: costMinor ?? 0, minutes: Math.floor(durationOf({ start: startTime, end: endTime }) / 60_000) };
}
