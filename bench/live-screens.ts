import { io } from "socket.io-client";
import { LIVE_PATH, type LiveEvent } from "@/modules/live/contract";

// A process of its own with many screens: `live-screens.ts <url> <key> <screens> <resource ids, with commas>`. Screen i watches resource
// i modulo their number. Says "ready" when all watch; "report" is answered with when the last screen heard of each thing, and how many did.
const [url = "", key = "", screens = "0", list = ""] = process.argv.slice(2);
const resourceIds = list.split(",");
const now = () => performance.timeOrigin + performance.now();
const heard = new Map<string, { last: number; count: number }>();

let ready = 0;
for (let i = 0; i < Number(screens); i++) {
  const socket = io(url, { path: LIVE_PATH, transports: ["websocket"], auth: { key }, forceNew: true });
  socket.on("event", ({ aggregate: { id, version } }: LiveEvent) => {
    const name = `${id} ${version}`;
    const there = heard.get(name);
    if (there) Object.assign(there, { last: now(), count: there.count + 1 });
    else heard.set(name, { last: now(), count: 1 });
  });
  socket.on("connect", async () => {
    const answer = (await socket.emitWithAck("watch", { views: [{ from: "2026-01-01T00:00:00Z", to: "2027-01-01T00:00:00Z", resourceIds: [resourceIds[i % resourceIds.length]] }] })) as { ok: boolean };
    if (!answer.ok) throw new Error(`a screen was refused: ${JSON.stringify(answer)}`);
    if (++ready === Number(screens)) process.send?.("ready");
  });
}
process.on("message", (message) => {
  if (message !== "report") return;
  process.send?.([...heard]);
  heard.clear();
});
