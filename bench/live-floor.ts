import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Server } from "socket.io";
import { LIVE_PATH, type Watch } from "@/modules/live/contract";

// Bare Socket.IO: what it takes to send the same to the same screens, and nothing else. Told `{ room, payload }` it emits; room "" is everybody.
const http = createServer();
const io = new Server(http, { path: LIVE_PATH, serveClient: false });
io.on("connection", (socket) => {
  socket.on("watch", (watch: Watch, answer: (watched: object) => void) => {
    void socket.join(watch.views.flatMap(({ resourceIds }) => resourceIds ?? []));
    answer({ ok: true, position: 0, refetch: false });
  });
});
process.on("message", ({ room, payload }: { room: string; payload: unknown }) => (room ? io.to(room) : io).emit("event", payload));
http.listen(0, "127.0.0.1", () => process.send?.((http.address() as AddressInfo).port));
