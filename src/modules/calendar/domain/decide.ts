import type { AvailabilityStatus } from "../availability/contract";

const NEXT: Record<AvailabilityStatus, AvailabilityStatus[]> = {
  requested: ["approved", "declined", "withdrawn"],
  approved: ["withdrawn"],
  declined: ["approved"],
  withdrawn: [],
};

/** Whether what has one status may get another. What was withdrawn stays so: it is entered anew. */
export function mayBecome(from: AvailabilityStatus, to: AvailabilityStatus): boolean {
  return from === to || NEXT[from].includes(to);
}
