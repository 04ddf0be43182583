import type { Server as HttpServer } from "node:http";
import { createAdapter } from "@socket.io/redis-streams-adapter";
import { Redis } from "ioredis";
import { Server } from "socket.io";
import { LIVE_PATH, type Presence, presentSchema } from "@/modules/live/contract";
import { NOTICES_WRITTEN } from "@/modules/notification";
import type { Database, Listener } from "@/services/db";
import { logger } from "@/services/logger";
import { followLog } from "@/services/outbox";
import type { Context } from "../context";
import { admit } from "./admit";
import { boundBacklog, boundMessages, LONGEST_MESSAGE } from "./bounds";
import { checkScreens } from "./check-screens";
import { deliver } from "./deliver";
import { createPresence } from "./presence";
import { type LiveServer, type LiveSocket, type Screen, SLICES, syncedRoom } from "./screen";
import { createStudios } from "./studios";
import { watch } from "./watch";

/** A session or key that is over ends its screens within this and the time of a look. */
const CHECK_MS = 2_500;
const BACKLOG_MS = 1_000;
/** How often screens hear how far all has come, so that one that comes back has little to ask for. */
const POSITION_MS = 2_000;
const PING_MS = 10_000;
const MOST_IN_STREAM = 10_000;

export type Live = { stop: () => Promise<void> };

/**
 * Socket.IO on a server of ours. Events come from the log, which every process of this role follows by itself: what carries them
 * needs no Redis, and loses none without it. With Redis the processes know of each other's screens.
 */
export async function serveLive(server: HttpServer, context: Context, { db, listener, redisUrl }: { db: Database; listener: Listener; redisUrl: string | undefined }): Promise<Live> {
  const redis = redisUrl === undefined ? undefined : new Redis(redisUrl, { maxRetriesPerRequest: null });
  redis?.on("error", (error) => logger.warn({ err: error }, "Redis does not answer: screens of other processes are not seen"));
  const io: LiveServer = new Server({
    path: LIVE_PATH,
    serveClient: false,
    maxHttpBufferSize: LONGEST_MESSAGE,
    pingInterval: PING_MS,
    pingTimeout: PING_MS,
    ...(redis && { adapter: createAdapter(redis, { maxLen: MOST_IN_STREAM }) }),
  });
  io.attach(server, { destroyUpgrade: false } as object); // Next has upgrades of its own

  const studios = createStudios();
  const presence = createPresence(io, studios, redis !== undefined);
  let told = 0;
  let slice = 0;
  const follower = await followLog(db, listener, studios.has, async (tenantId, events) => {
    const studio = studios.get(tenantId);
    if (studio) await deliver(io, db, studio, events);
  }, (position) => (told = position));

  io.use(async (socket, next) => {
    const admitted = await admit(socket, context).catch((error: Error) => error);
    if (admitted instanceof Error) return next(admitted);
    socket.data.screen = admitted;
    next();
  });
  io.on("connection", (socket) => open(socket, socket.data.screen as Screen));

  function open(socket: LiveSocket, screen: Screen) {
    const studio = studios.add(screen);
    boundMessages(screen);
    socket.on("watch", (said, answer) => {
      if (typeof answer === "function") void watch(db, follower, studio, screen, said).then(answer);
    });
    socket.on("present", (said) => {
      const parsed = presentSchema.safeParse(said);
      if (!parsed.success) return;
      const { view, drag } = parsed.data;
      const { id, name } = screen.principal.actor;
      screen.presence = { screen: socket.id, actor: { id, name }, view, drag: drag && { ...drag, start: drag.start.toString(), end: drag.end.toString() } } satisfies Presence;
      presence.changed(screen.principal.tenantId);
    });
    socket.on("disconnect", () => {
      studios.remove(screen);
      if (screen.presence) presence.changed(screen.principal.tenantId);
    });
  }

  listener.on(NOTICES_WRITTEN, (said = "") => {
    const [tenantId = "", userId] = said.split(" ");
    for (const { socket, principal } of studios.get(tenantId)?.screens.values() ?? []) if (principal.actor.id === userId) socket.emit("notices");
  });

  let isChecking = false;
  const timers = [
    setInterval(() => boundBacklog(studios.all()), BACKLOG_MS),
    setInterval(() => told > 0 && io.local.to(syncedRoom(slice++ % SLICES)).emit("position", told), POSITION_MS / SLICES),
    setInterval(() => {
      if (isChecking) return;
      isChecking = true;
      checkScreens(db, context.auth, studios)
        .catch((error: unknown) => logger.warn({ err: error }, "sessions could not be looked at"))
        .finally(() => (isChecking = false));
    }, CHECK_MS),
  ];

  return {
    async stop() {
      timers.forEach(clearInterval);
      presence.stop();
      await follower.stop();
      io.disconnectSockets(true);
      io.engine.close();
      await io.of("/").adapter.close();
      redis?.disconnect();
    },
  };
}
