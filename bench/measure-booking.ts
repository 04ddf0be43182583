import { Pool } from "undici";
import { mean, type Result, run } from "./clients";
import { openFloor } from "./floor";
import type { Setting } from "./setting";
import { slotsOf } from "./slots";

export type BookingRow = { clients: number; projects: number; http: Result; floor: Result; ratio: number };

/** Bookings per second through HTTP beside the floor, in turns, so that both see the same machine and the same table. */
export async function measureBooking(setting: Setting, clients: number, projects: number, seconds: number): Promise<BookingRow> {
  const studio = await setting.newStudio(400, projects);
  const next = slotsOf(studio, projects);
  const floor = await openFloor(setting, studio, clients, next());
  const http = new Pool(setting.url, { connections: clients, pipelining: 1 });
  const headers = { authorization: `Bearer ${studio.key}`, "content-type": "application/json" };
  const post = async () => {
    const answer = await http.request({ method: "POST", path: "/api/v1/bookings", headers, body: JSON.stringify(next()) });
    if (answer.statusCode !== 201) throw new Error(`booking was answered with ${answer.statusCode}: ${await answer.body.text()}`);
    await answer.body.dump();
  };
  const straight = (_: number, client: number) => floor.book(next(), client);

  await run(clients, 1, post);
  await run(clients, 1, straight);
  const rounds: { http: Result; floor: Result }[] = [];
  for (let round = 0; round < 2; round++) rounds.push({ floor: await run(clients, seconds / 2, straight), http: await run(clients, seconds / 2, post) });
  await http.close();
  await floor.close();
  const [first, second] = rounds as [(typeof rounds)[0], (typeof rounds)[0]];
  const row = { http: mean(first.http, second.http), floor: mean(first.floor, second.floor) };
  return { clients, projects, ...row, ratio: row.http.perSecond / row.floor.perSecond };
}
