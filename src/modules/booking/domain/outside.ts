import { type Stretch, without } from "@/lib/stretch";
import type { WorkClock } from "./worked";

const DAY = 86_400_000;

/**
 * What of the windows is outside working time. One of at most 24 hours must lie in it wholly; a longer one, which goes on
 * through nights, is outside only where it meets no working time at all.
 * @param away when the resource is away, which is told apart: not outside, but not there
 */
export function outsideOf(windows: Stretch[], { workingIn }: Pick<WorkClock, "workingIn">, away: Stretch[]): Stretch[] {
  return windows.flatMap((window) => {
    const working = workingIn(window);
    if (window.end - window.start > DAY) return working.length > 0 ? [] : without(window, away);
    return without(window, [...working, ...away]);
  });
}
