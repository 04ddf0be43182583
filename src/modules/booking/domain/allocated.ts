type Counted = { projectId: string; phaseId: string | null; status: string; costMinor: number | null; workedMinutes: number };
export type Allocated = { projectId: string; phaseId: string | null; minor: number; minutes: number };

/** What a booking adds to what its project has allocated: cost and worked minutes, and nothing unless it is confirmed. */
export function allocatedBy({ projectId, phaseId, status, costMinor, workedMinutes }: Counted): Allocated {
  return status === "confirmed" ? { projectId, phaseId, minor: costMinor ?? 0, minutes: workedMinutes } : { projectId, phaseId, minor: 0, minutes: 0 };
}

/** What to take away where a booking no longer counts. */
export function takenBack(allocated: Allocated): Allocated {
  return { ...allocated, minor: -allocated.minor, minutes: -allocated.minutes };
}
