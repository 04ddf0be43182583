import { invalidInput } from "@/lib/problem";
import { Temporal } from "@/lib/time";

/** When a booking ends by itself, which only a hold does. @param asked what this call asks for @throws Problem 400 when that is over already */
export function expiryOf(status: string, asked: Temporal.Instant | null | undefined, before: Temporal.Instant | null, now: Temporal.Instant): Temporal.Instant | null {
  if (status !== "hold") return null;
  if (asked && Temporal.Instant.compare(asked, now) <= 0) throw invalidInput([{ path: "expiresAt", message: "must be later than now" }]);
  return asked === undefined ? before : asked;
}
