import { createServer, type IncomingMessage, type Server } from "node:http";
import type { Duplex } from "node:stream";
import { createProxyServer } from "httpxy";
import { LIVE_PATH } from "@/modules/live/contract";
import { listen } from "../listen";

const LOOK_MS = 500;
const ANSWER_MS = 1_500;

export type Backends = { web: string[]; realtime: string[] };

/**
 * A small reverse proxy for one machine: screens go to the realtime processes, all else to the web ones. Who does not answer
 * /healthz gets nobody new. What deploy/nginx.conf says for a real one.
 */
export async function serveProxy(options: { host: string; port: number }, backends: Backends): Promise<{ close: () => Promise<void> }> {
  const proxy = createProxyServer({ changeOrigin: false, xfwd: true });
  proxy.on("error", (_error, _request, response) => {
    if (response && "writeHead" in response && !response.headersSent) response.writeHead(502).end("The server behind this one does not answer.");
    else response?.destroy();
  });
  const healthy = new Set<string>();
  const all = [...backends.web, ...backends.realtime];
  const look = () => Promise.all(all.map(async (target) => ((await isHealthy(target)) ? healthy.add(target) : healthy.delete(target))));
  await look();
  const timer = setInterval(() => void look(), LOOK_MS);

  let turn = 0;
  function targetOf(request: IncomingMessage): string {
    const isLive = (request.url ?? "").startsWith(LIVE_PATH);
    const group = isLive ? backends.realtime : backends.web;
    const able = group.filter((target) => healthy.has(target));
    const among = able.length > 0 ? able : group;
    // A session by polling is known to one process alone; a WebSocket from the start may go to any.
    const isSticky = isLive && !(request.headers.upgrade && !request.url?.includes("sid="));
    return among[isSticky ? 0 : turn++ % among.length] as string;
  }

  const server: Server = createServer((request, response) => void proxy.web(request, response, { target: targetOf(request) }).catch(() => {}));
  const upgraded = new Set<Duplex>(); // the server forgets a socket once it is upgraded
  server.on("upgrade", (request, socket, head) => {
    upgraded.add(socket.once("close", () => upgraded.delete(socket)));
    void proxy.ws(request, socket as never, { target: targetOf(request) }, head).catch(() => socket.destroy());
  });
  await listen(server, options);
  return {
    async close() {
      clearInterval(timer);
      for (const socket of upgraded) socket.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function isHealthy(target: string): Promise<boolean> {
  return fetch(`${target}/healthz`, { signal: AbortSignal.timeout(ANSWER_MS) }).then(({ ok }) => ok, () => false);
}
