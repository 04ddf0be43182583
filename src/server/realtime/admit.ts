import type { IncomingMessage } from "node:http";
import { type Database, inTenant } from "@/services/db";
import { selectUnreadable } from "@/modules/project";
import { isOwnPage } from "../http/same-origin";
import type { Context } from "../context";
import type { LiveSocket, Screen } from "./screen";

/**
 * Who opens a connection: by the session cookie, which only our own pages may use, or by an API key (`auth: { key }`, or the header).
 * @throws Error whose message is a stable code
 */
export async function admit(socket: LiveSocket, { db, auth, authenticate, publicUrl }: Context): Promise<Screen> {
  const headers = headersOf(socket.request);
  const { key } = socket.handshake.auth as { key?: unknown };
  if (typeof key === "string") headers.set("authorization", `Bearer ${key}`);
  if (!headers.has("authorization") && !isOwnPage(headers, publicUrl)) throw new Error("cross_origin");
  const principal = await authenticate(headers);
  if (!principal) throw new Error("not_authenticated");
  const session = principal.actor.type === "user" ? await auth.identify(headers) : undefined;
  if (principal.actor.type === "user" && !session) throw new Error("not_authenticated");
  const unreadable = await readUnreadable(db, principal);
  return { socket, principal, sessionId: session?.sessionId, viewer: { role: principal.role, unreadable }, presence: undefined };
}

/** The projects that somebody may not read. */
export function readUnreadable(db: Database, principal: Screen["principal"]): Promise<ReadonlySet<string>> {
  return inTenant(db, principal.tenantId, (tx) => selectUnreadable(tx, principal.tenantId, principal));
}

function headersOf({ headers }: IncomingMessage): Headers {
  const found = new Headers();
  for (const name of ["cookie", "authorization", "origin", "host", "sec-fetch-site"]) {
    const value = headers[name];
    if (typeof value === "string") found.set(name, value);
  }
  return found;
}
