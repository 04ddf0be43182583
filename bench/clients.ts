/** What many clients did in a stretch of time. Times in milliseconds. */
export type Result = { perSecond: number; p50: number; p95: number; p99: number; count: number };

/**
 * `clients` callers, each sending its next call when the last was answered, for `seconds`.
 * @param call makes the n-th call, n counting over all clients
 */
export async function run(clients: number, seconds: number, call: (n: number, client: number) => Promise<void>): Promise<Result> {
  const times: number[] = [];
  let n = 0;
  const start = performance.now();
  const deadline = start + seconds * 1_000;
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      while (performance.now() < deadline) {
        const began = performance.now();
        await call(n++, client);
        times.push(performance.now() - began);
      }
    }),
  );
  const elapsed = (performance.now() - start) / 1_000;
  return { perSecond: times.length / elapsed, ...percentiles(times), count: times.length };
}

/** Of two runs under the same conditions. */
export function mean(a: Result, b: Result): Result {
  const of = (key: keyof Result) => (a[key] + b[key]) / 2;
  return { perSecond: of("perSecond"), p50: of("p50"), p95: of("p95"), p99: of("p99"), count: a.count + b.count };
}

export function percentiles(times: number[]) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
