/**
 * The API in a process of its own, on the database of its first argument. It is killed like by `kill -9` around the COMMIT
 * of the first booking: "before" it is sent, or "after" it was answered. Says its address.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import type pg from "pg";
import { openPool } from "@/services/db";
import { createApi } from "../api";
import { createContext } from "../context";

const [, , url = "", moment] = process.argv;
const db = openPool(url);
const connect = db.pool.connect.bind(db.pool) as () => Promise<pg.PoolClient>;
const pool = Object.assign(Object.create(db.pool) as pg.Pool, { connect: async () => mortal(await connect()) });

function mortal(client: pg.PoolClient): pg.PoolClient {
  const query = client.query.bind(client) as (first: unknown, values?: unknown[]) => Promise<unknown>;
  let isBooking = false;
  return Object.assign(Object.create(client) as pg.PoolClient, {
    query: (first: string | { text: string }, values?: unknown[]) => {
      const text = typeof first === "string" ? first : first.text;
      isBooking ||= text.startsWith('insert into "bookings"');
      if (text !== "COMMIT" || !isBooking) return query(first, values);
      if (moment === "before") process.kill(process.pid, "SIGKILL");
      return query(first, values).then(() => process.kill(process.pid, "SIGKILL"));
    },
  });
}

const api = createApi(createContext({ ...db, pool }, { secret: "a secret for tests, long enough to sign with" }));
const server = createServer(getRequestListener(api.fetch, { overrideGlobalObjects: false }));
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
