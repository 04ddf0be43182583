import type { Role } from "@/lib/principal";
import type { Temporal, TimeRange } from "@/lib/time";
import { durationOf } from "../domain/cut-windows";
import type { Act } from "../policies";
import type { RequestRow } from "./repository";

/** What deciding about a request is to the booking rules: who may confirm it may decide. */
export function actOf(role: Role, { resource, startTime }: RequestRow, windows: TimeRange[], now: Temporal.Instant): Act {
  const hours = windows.reduce((sum, window) => sum + durationOf(window), 0) / 3_600_000;
  return { role, resource, status: "confirmed", isOverride: false, start: startTime, now, hours };
}
