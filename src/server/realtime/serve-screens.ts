import { createServer } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { listen } from "../listen";
import type { GoLive } from "../web";

/** A server for screens alone, beside one that serves pages and API. @throws StartupError when the port cannot be opened */
export async function serveScreens(options: { host: string; port: number; fetch: Parameters<typeof getRequestListener>[0]; live: GoLive }): Promise<{ close: () => Promise<void> }> {
  const answer = getRequestListener(options.fetch, { overrideGlobalObjects: false });
  const server = createServer((request, response) => void answer(request, response));
  const live = await options.live(server);
  await listen(server, options);
  return {
    async close() {
      await live.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
