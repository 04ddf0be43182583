/** Where a resource is wanted, in milliseconds since 1970. */
export type Slot = { resourceId: string; start: number; end: number };

/** The slots, as one where those of a resource overlap or are at most `gap` apart. */
export function mergeSlots(slots: Slot[], gap: number): Slot[] {
  const merged: Slot[] = [];
  const last = new Map<string, Slot>();
  for (const slot of slots.toSorted((a, b) => a.start - b.start)) {
    const before = last.get(slot.resourceId);
    if (before && slot.start <= before.end + gap) {
      before.end = Math.max(before.end, slot.end);
    } else {
      const own = { ...slot };
      merged.push(own);
      last.set(slot.resourceId, own);
    }
  }
  return merged;
}
