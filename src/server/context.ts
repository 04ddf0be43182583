import { type AuthProvider, type AuthSettings, createAuth } from "@/services/auth";
import type { Database } from "@/services/db";
import { type Authenticate, createAuthenticate } from "./authenticate";

/** What answers requests: the database, who people are, who sends a request, and what secrets are sealed with. */
export type Context = { db: Database; auth: AuthProvider; authenticate: Authenticate; publicUrl: string | undefined; secret: string };

/** Wires a context over a pool. One for each module graph: the Node server's, and Next's own. */
export function createContext(db: Database, settings: AuthSettings): Context {
  const auth = createAuth(db, settings);
  return { db, auth, authenticate: createAuthenticate({ db, auth }), publicUrl: settings.publicUrl, secret: settings.secret };
}
