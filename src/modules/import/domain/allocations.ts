/** What changes add to (or, below zero, take from) what projects have allocated, by project id. */
export type Allocations = Map<string, { minor: number; minutes: number }>;

export function addTo(allocations: Allocations, projectId: string, { minor, minutes }: { minor: number; minutes: number }): void {
  const sum = allocations.get(projectId) ?? { minor: 0, minutes: 0 };
  allocations.set(projectId, { minor: sum.minor + minor, minutes: sum.minutes + minutes });
}
