/** Does something once what was just shown is painted: what answers a hand at once must not wait for what follows from it. */
export function afterPaint(act: () => void): void {
  requestAnimationFrame(() => setTimeout(act));
}
