import { Pool } from "undici";
import { parseInstant } from "@/lib/time";
import type { Setting } from "./setting";

export type StormRow = { clients: number; rounds: number; roundsWithOneWinner: number; roundsWithoutWinner: number; doubleBooked: number; worstRoundMs: number };

/** Many clients want one slot at the same moment, round after round: exactly one may win each. */
export async function measureStorm({ url, newStudio }: Setting, clients: number, rounds: number): Promise<StormRow> {
  const { key, resourceIds, projectIds } = await newStudio(1, 1);
  const http = new Pool(url, { connections: clients, pipelining: 1 });
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  const winners: number[] = [];
  let worst = 0;
  for (let round = 0; round < rounds; round++) {
    const start = parseInstant("2026-01-05T00:00:00Z").add({ hours: round });
    const body = JSON.stringify({ resourceId: resourceIds[0], projectId: projectIds[0], start: start.toString(), end: start.add({ hours: 1 }).toString() });
    const began = performance.now();
    const statuses = await Promise.all(
      Array.from({ length: clients }, async () => {
        const answer = await http.request({ method: "POST", path: "/api/v1/bookings", headers, body });
        await answer.body.dump();
        if (answer.statusCode !== 201 && answer.statusCode !== 409) throw new Error(`a booking was answered with ${answer.statusCode}`);
        return answer.statusCode;
      }),
    );
    worst = Math.max(worst, performance.now() - began);
    winners.push(statuses.filter((status) => status === 201).length);
  }
  await http.close();
  const count = (fits: (n: number) => boolean) => winners.filter(fits).length;
  return { clients, rounds, roundsWithOneWinner: count((n) => n === 1), roundsWithoutWinner: count((n) => n === 0), doubleBooked: count((n) => n > 1), worstRoundMs: worst };
}
