import { Pool } from "undici";
import { updateSettings } from "@/modules/tenant";
import { run } from "./clients";
import type { Setting, Studio } from "./setting";
import { slotsOf } from "./slots";

const LIMIT = 60;

export type FairnessRow = { studioA: string; callsOfA: number; refusedOfA: number; bookingsOfB: number; p50: number; p95: number };

/** How long a booking of studio B takes while nothing else happens, and while `clients` of studio A call as fast as they can, far over A's limit. */
export async function measureFairness(setting: Setting, clients: number, seconds: number): Promise<FairnessRow[]> {
  const [a, b] = [await setting.newStudio(40, 1), await setting.newStudio(400, 1)];
  await updateSettings(setting.db, a.principal, undefined, { requestsPerMinute: LIMIT, keyRequestsPerMinute: LIMIT });
  const book = callerOf(setting, b, 1, slotsOf(b, 1));
  const storm = callerOf(setting, a, clients, slotsOf(a, 1));
  const bookFor = (length: number) =>
    run(1, length, async () => {
      const status = await book.post();
      if (status !== 201) throw new Error(`a booking of studio B was answered with ${status}`);
    });

  await bookFor(1);
  const idle = await bookFor(seconds);
  while ((await storm.post()) !== 429); // what is allowed is not what is measured
  let refused = 0;
  const calls = run(clients, seconds + 2, async () => {
    if ((await storm.post()) === 429) refused++;
  });
  const under = await bookFor(seconds);
  const { count } = await calls;
  await Promise.all([book.close(), storm.close()]);
  return [
    { studioA: "idle", callsOfA: 0, refusedOfA: 0, bookingsOfB: idle.count, p50: idle.p50, p95: idle.p95 },
    { studioA: `${clients} clients, ${LIMIT} a minute allowed`, callsOfA: count, refusedOfA: refused, bookingsOfB: under.count, p50: under.p50, p95: under.p95 },
  ];
}

/** Books in a studio's next free slot over connections of its own. @returns the status */
function callerOf(setting: Setting, studio: Studio, connections: number, next: ReturnType<typeof slotsOf>) {
  const http = new Pool(setting.url, { connections, pipelining: 1 });
  const headers = { authorization: `Bearer ${studio.key}`, "content-type": "application/json" };
  return {
    async post(): Promise<number> {
      const answer = await http.request({ method: "POST", path: "/api/v1/bookings", headers, body: JSON.stringify(next()) });
      await answer.body.dump();
      return answer.statusCode;
    },
    close: () => http.close(),
  };
}
