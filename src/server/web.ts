import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { getRequestListener } from "@hono/node-server";
import next from "next";
import { LIVE_PATH } from "@/modules/live/contract";
import { logger } from "@/services/logger";
import { listen } from "./listen";
import type { Live } from "./realtime/serve-live";

/** How long requests under way may take once the server is to stop. */
const DRAIN_MS = 10_000;

const API = /^\/(?:api|healthz|readyz)(?:[/?]|$)/;

type Fetch = Parameters<typeof getRequestListener>[0];
/** Lets screens connect to a server, which does not listen yet. */
export type GoLive = (server: Server) => Promise<Live>;

export interface WebServer {
  /** Stops listening, waits for the requests under way, though not for long and not in a hurry. */
  close(hurry: AbortSignal): Promise<void>;
}

/**
 * Serves the API through `fetch` and everything else through Next, on one port.
 * @throws StartupError when the port cannot be opened.
 */
export async function serveWeb(options: { host: string; port: number; dev: boolean; fetch: Fetch; live: GoLive | undefined }): Promise<WebServer> {
  // Next adds an upgrade listener of its own, which ends sockets that are not its business. It gets a server that never
  // listens, and what it shall see is handed on. No `hostname`: with a proxy.ts it would loop.
  const decoy = createServer();
  const app = next({ dev: options.dev, port: options.port, httpServer: decoy });
  await app.prepare();
  const pages = app.getRequestHandler();
  const api = getRequestListener(options.fetch, { overrideGlobalObjects: false });

  const server = createServer((request, response) => {
    if (API.test(request.url ?? "")) void api(request, response);
    else pages(request, response).catch((error: unknown) => giveUp(error, request, response));
  });
  const upgraded = new Set<Duplex>(); // the server forgets a socket once it is upgraded
  server.on("upgrade", (request, socket, head) => {
    upgraded.add(socket.once("close", () => upgraded.delete(socket)));
    if (options.live && isLive(request)) return; // Socket.IO has a listener of its own
    if (options.dev) decoy.emit("upgrade", request, socket, head);
    else socket.destroy();
  });
  const live = await options.live?.(server);
  await listen(server, options);

  return {
    async close(hurry) {
      const closed = new Promise((resolve) => server.close(resolve));
      await live?.stop();
      const idle = setInterval(() => server.closeIdleConnections(), 50); // a kept-alive one turns idle after its answer
      const cut = () => server.closeAllConnections();
      const deadline = setTimeout(cut, DRAIN_MS);
      if (hurry.aborted) cut();
      for (const socket of upgraded) socket.destroy();
      hurry.addEventListener("abort", cut);
      await closed;
      clearInterval(idle);
      clearTimeout(deadline);
      await app.close();
    },
  };
}

const isLive = ({ url }: IncomingMessage) => (url ?? "").startsWith(LIVE_PATH);

function giveUp(error: unknown, request: IncomingMessage, response: ServerResponse): void {
  logger.error({ err: error, url: request.url }, "a page failed");
  if (!response.headersSent) response.writeHead(500);
  response.end();
}
