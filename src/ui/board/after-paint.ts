/** A page that nobody sees paints nothing. */
const MOST_MS = 100;

/** Does something once what was just shown is painted: what answers a hand at once must not wait for what follows from it. */
export function afterPaint(act: () => void): void {
  let isDone = false;
  const once = () => {
    if (isDone) return;
    isDone = true;
    act();
  };
  requestAnimationFrame(() => setTimeout(once));
  setTimeout(once, MOST_MS);
}
