import { NoRoom } from "@/modules/booking";
import { driverError, violates } from "@/services/db";

/** What was planned no longer fits what is stored: somebody was faster. It is planned again. */
export class Outdated extends Error {
  override name = "Outdated";
}

/** Constraints that only an outdated plan runs into. */
const RACED = ["no_double_booking", "bookings_external_id", "booking_windows_capacity", "booking_windows_inside_capacity", "booking_windows_inside_step", "project_allocations_within_budget"];

/** Whether planning again from what is stored now may help. Deadlocks are here too, once inTenant has given up on them. */
export function isOutdated(error: unknown): boolean {
  if (error instanceof Outdated || error instanceof NoRoom) return true;
  return RACED.some((constraint) => violates(error, constraint)) || ["40P01", "40001"].includes(driverError(error)?.code ?? "");
}

/** Whether somebody else has the slot, by the word of PostgreSQL. */
export function isTaken(error: unknown): boolean {
  return error instanceof NoRoom || violates(error, "no_double_booking");
}
