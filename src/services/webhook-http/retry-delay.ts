const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const STEPS = [5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, 8 * HOUR];
/** So that what failed together is not tried again together. */
const JITTER = 0.2;

/** How many milliseconds to wait after so many failed tries; undefined: given up. */
export function retryDelay(tries: number, random: () => number = Math.random): number | undefined {
  const step = STEPS[tries - 1];
  return step === undefined ? undefined : Math.round(step * (1 + JITTER * random()));
}
