import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import type { Principal, Role } from "@/lib/principal";
import { createApiKey } from "@/modules/tenant";
import { createApi } from "@/server/api";
import { createContext } from "@/server/context";
import { serveLive } from "@/server/realtime/serve-live";
import { openListener } from "@/services/db";
import { startRelay } from "@/services/outbox";
import type { TestDatabase } from "./test-database";

export type Answer = { status: number; headers: Headers; body: unknown };

export type TestApi = {
  url: string;
  /** Calls as the studio's owner (or with a key of the role), with JSON in and out. */
  client: (studio: Principal, role?: Role) => Promise<(method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>>;
  close: () => Promise<void>;
};

type Options = { live?: boolean; redisUrl?: string; webhookAllowPrivate?: string; trustedProxies?: string };

/** The API on a real HTTP server on the loopback interface, without Next's pages; with `live`, also open connections and the relay. */
export async function startApi({ db, servingUrl }: TestDatabase, { live: isLive = false, redisUrl, ...settings }: Options = {}): Promise<TestApi> {
  const context = createContext(db, { secret: "a secret for tests, long enough to sign with", redisUrl, ...settings });
  const server = createServer(getRequestListener(createApi(context).fetch, { overrideGlobalObjects: false }));
  const listener = isLive ? openListener(servingUrl) : undefined;
  const relay = listener && startRelay(db, listener);
  const live = listener && (await serveLive(server, context, { db, listener, redisUrl }));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    async client(studio, role = "owner") {
      const { key } = await createApiKey(db, studio, { name: "Test", role });
      return (method, path, body, headers = {}) => {
        const raw = typeof body === "string" || body === undefined;
        return call(url + path, { method, body: raw ? (body ?? null) : JSON.stringify(body), headers: { authorization: `Bearer ${key}`, ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers } });
      };
    },
    async close() {
      await context.limiter.close();
      await live?.stop();
      await relay?.stop();
      await listener?.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** fetch, with the body parsed where it is JSON. */
export async function call(url: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(url, init);
  const text = await response.text();
  const body = response.headers.get("content-type")?.includes("json") ? JSON.parse(text) : text;
  return { status: response.status, headers: response.headers, body };
}
