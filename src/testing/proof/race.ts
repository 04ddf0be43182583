import type { Principal } from "@/lib/principal";
import { Problem } from "@/lib/problem";
import { driverError, openPool, type Database } from "@/services/db";

export const CLIENTS = 20;

/** Clients with a connection each. */
export function openClients(servingUrl: string, count = CLIENTS): { clients: Database[]; close: () => Promise<void> } {
  const clients = Array.from({ length: count }, () => openPool(servingUrl, 1));
  return { clients, close: async () => void (await Promise.all(clients.map((client) => client.close()))) };
}

/** One way in which bookings come about, raced. */
export type Path = {
  name: string;
  /** What the model says of a round: how many of the clients get what they want. */
  winners: number;
  /** How a loser is told. */
  refusals: string[];
  /** Makes a round of its own, and gives what client number `i` does in it. It resolves to how many wants were met: 1, 0, or more for a file. */
  prepare: (db: Database, studio: Principal, round: number) => Promise<(client: Database, i: number) => Promise<number>>;
};

export type PathResult = { name: string; rounds: number; exact: number; wrong: string[]; leaked: number; worstMs: number };

/** Races the clients against each other, round after round. @returns how often the outcome was exactly the model's */
export async function racePath(path: Path, db: Database, clients: Database[], studio: Principal, rounds: number): Promise<PathResult> {
  const result: PathResult = { name: path.name, rounds, exact: 0, wrong: [], leaked: 0, worstMs: 0 };
  for (let round = 0; round < rounds; round++) {
    const act = await path.prepare(db, studio, round);
    const from = performance.now();
    const outcomes = await Promise.allSettled(clients.map((client, i) => act(client, i)));
    result.worstMs = Math.max(result.worstMs, performance.now() - from);
    const won = outcomes.reduce((sum, outcome) => sum + (outcome.status === "fulfilled" ? outcome.value : 0), 0);
    const strange = outcomes.flatMap((outcome) => (outcome.status === "rejected" && !isRefusal(outcome.reason, path) ? [describe(outcome.reason)] : []));
    result.leaked += outcomes.filter((outcome) => outcome.status === "rejected" && isDeadlock(outcome.reason)).length;
    if (won === path.winners && strange.length === 0) result.exact += 1;
    else result.wrong.push(`round ${round}: ${won} of ${path.winners}${strange.length > 0 ? `; ${[...new Set(strange)].join("; ")}` : ""}`);
  }
  return result;
}

const isRefusal = (error: unknown, { refusals }: Path) => error instanceof Problem && refusals.includes(error.code);
const isDeadlock = (error: unknown) => ["40P01", "40001"].includes(driverError(error)?.code ?? "");
const describe = (error: unknown) => (error instanceof Problem ? error.code : error instanceof Error ? error.message.slice(0, 200) : String(error));
