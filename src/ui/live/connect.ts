import { io, type Socket } from "socket.io-client";
import { type ClientMessages, LIVE_PATH, type LiveEvent, type Presence, type Present, type ServerMessages } from "@/modules/live/contract";
import { pass } from "./heard";

export type ToWatch = Parameters<ClientMessages["watch"]>[0];

export type Handlers = {
  event: (event: LiveEvent) => void;
  /** What is shown must be read anew; then `watch` is called with the position it was read at. */
  refetch: () => void;
  connected: (isConnected: boolean, screen?: string) => void;
  presence: (presence: readonly Presence[]) => void;
  /** There is something new in the inbox. */
  notices?: () => void;
};

const ANSWER_MS = 10_000;
/** How long it is waited before it is tried again: at first, and at most. */
const RETRY_MS = 300;
const RETRY_MOST_MS = 5_000;

/**
 * The connection of one screen. It comes back by itself, and then names the last position that it was told, so that it gets what
 * it missed, or the order to read anew: it always knows which.
 * @param url left out: where the page came from. @param key instead of the session's cookie, for programs
 */
export function connectLive(handlers: Handlers, { url, key }: { url?: string; key?: string } = {}) {
  const options = { path: LIVE_PATH, transports: ["websocket", "polling"], reconnectionDelay: RETRY_MS, reconnectionDelayMax: RETRY_MOST_MS, timeout: ANSWER_MS, forceNew: true, ...(key && { auth: { key } }) };
  const socket: Socket<ServerMessages, ClientMessages> = url ? io(url, options) : io(options);
  let wanted: ToWatch | undefined;
  /** All that concerns this screen up to here has come. */
  let position = 0;
  let present: Present = {};
  let isSynced = false;
  let isOver = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const comeBack = (ms: number) => {
    clearTimeout(timer);
    if (!isOver) timer = setTimeout(() => socket.connect(), ms);
  };

  const refetch = () => {
    handlers.refetch();
    pass("missed");
  };

  /** A turn for each call: the answer to an older one says nothing about what is wanted now. */
  let turn = 0;
  async function watch() {
    if (!wanted || !socket.connected) return;
    isSynced = false;
    const mine = ++turn;
    const answer = await socket.timeout(ANSWER_MS).emitWithAck("watch", { ...wanted, after: position }).catch(() => undefined);
    if (mine !== turn) return;
    if (!answer?.ok) {
      // Nobody answers, or something went wrong there: a new connection tries again.
      socket.disconnect();
      comeBack(RETRY_MOST_MS * Math.random());
      return;
    }
    position = Math.max(position, answer.position);
    isSynced = true;
    handlers.connected(true, socket.id);
    if (answer.refetch) refetch();
  }

  socket.on("connect", () => {
    if (present.view || present.drag) socket.emit("present", present);
    void watch();
  });
  socket.on("disconnect", (reason) => {
    turn++;
    isSynced = false;
    handlers.connected(false);
    // Cut off by the server: a session that is over is refused when it comes back, a screen that was too slow is not.
    if (reason === "io server disconnect") comeBack(RETRY_MS + RETRY_MOST_MS * Math.random());
  });
  socket.on("connect_error", ({ message }) => {
    handlers.connected(false);
    if (!socket.active && message !== "not_authenticated") comeBack(RETRY_MOST_MS);
  });
  socket.on("event", (event) => {
    handlers.event(event);
    pass(event);
  });
  socket.on("position", (told) => {
    if (isSynced) position = Math.max(position, told);
  });
  socket.on("refetch", refetch);
  socket.on("presence", handlers.presence);
  if (handlers.notices) socket.on("notices", handlers.notices);

  return {
    /** What the screen shows from now on, which was read at a position. */
    watch(what: ToWatch, readAt: number) {
      wanted = what;
      position = readAt;
      void watch();
    },
    /** For the others: what is looked at and dragged here. */
    present(said: Present) {
      present = { ...present, ...said };
      if (socket.connected) socket.emit("present", present);
    },
    /** There is no network, by what the browser says: a connection may take long to learn of it. */
    pause() {
      clearTimeout(timer);
      socket.disconnect();
    },
    resume: () => void socket.connect(),
    close() {
      isOver = true;
      clearTimeout(timer);
      socket.disconnect();
    },
    socket,
  };
}
export type LiveConnection = ReturnType<typeof connectLive>;
