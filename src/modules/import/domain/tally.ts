import type { ImportReport } from "../contract";

/** The lists of a report end here; its counts do not. */
export const LONGEST_LIST = 1_000;

/** What came of some of the rows. */
export type Tally = Pick<ImportReport, "booked" | "updated" | "unchanged" | "conflictCount" | "invalidCount" | "createdResources" | "createdProjects" | "conflicts" | "invalid">;

export function newTally(): Tally {
  return { booked: 0, updated: 0, unchanged: 0, conflictCount: 0, invalidCount: 0, createdResources: 0, createdProjects: 0, conflicts: [], invalid: [] };
}

/** Adds what came of the next rows. */
export function addTally(sum: Tally, part: Partial<Tally>): void {
  const { conflicts = [], invalid = [], ...counts } = part;
  for (const [name, count] of Object.entries(counts)) sum[name as keyof typeof counts] += count;
  sum.conflicts.push(...conflicts.slice(0, roomFor(sum.conflicts)));
  sum.invalid.push(...invalid.slice(0, roomFor(sum.invalid)));
}

/** How many more entries the list of a report takes. */
export function roomFor(list: unknown[]): number {
  return LONGEST_LIST - list.length;
}

/** How many rows it speaks of: each is exactly one of five things. */
export function rowsOf({ booked, updated, unchanged, conflictCount, invalidCount }: Tally): number {
  return booked + updated + unchanged + conflictCount + invalidCount;
}

/** Whether storing it changed anything. */
export function isStored({ booked, updated }: Tally): boolean {
  return booked + updated > 0;
}

/** Whether an import of all or nothing must be nothing. */
export function isRefused({ conflictCount, invalidCount }: Tally): boolean {
  return conflictCount + invalidCount > 0;
}
