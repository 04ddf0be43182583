import { crc32 } from "node:zlib";
import type { Server, Socket } from "socket.io";
import type { Principal } from "@/lib/principal";
import type { Viewer } from "@/modules/live";
import type { ClientMessages, Presence, ServerMessages } from "@/modules/live/contract";

/** Between the realtime processes of a cluster: who is there, as one of them sees it. */
export type ProcessMessages = { present: (from: string, tenantId: string, there: Presence[]) => void };
export type LiveServer = Server<ClientMessages, ServerMessages, ProcessMessages, { screen?: Screen }>;
export type LiveSocket = Socket<ClientMessages, ServerMessages, ProcessMessages, { screen?: Screen }>;

/** An open connection, of a browser or a program. */
export type Screen = {
  socket: LiveSocket;
  principal: Principal;
  /** Of a person; a key has none. */
  sessionId: string | undefined;
  viewer: Viewer;
  presence: Presence | undefined;
};

/** In so many parts the screens hear how far all has come: a thousand at once would keep bookings waiting. */
export const SLICES = 20;
/** The screens of a part that were told all up to some position, and are to hear how it goes on. */
export const syncedRoom = (slice: number): string => `synced ${slice}`;
/** The part that a screen is in. */
export const sliceOf = ({ socket }: Pick<Screen, "socket">): number => crc32(socket.id) % SLICES;

/** The last words, and the end. */
export function sayGoodbye({ socket }: Pick<Screen, "socket">, reason: "revoked" | "too_much"): void {
  socket.emit("goodbye", reason);
  socket.disconnect(true);
}
