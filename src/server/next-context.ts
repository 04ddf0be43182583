import { StartupError } from "@/lib/startup-error";
import { openPool } from "@/services/db";
import { type Context, createContext } from "./context";

let context: Context | undefined;

/**
 * What server components and Next's route handlers work with. Next compiles a copy of everything it imports, so this pool is
 * its own, beside the Node server's; it is made for the first request, because a build has no database.
 * @throws StartupError when the environment names no database or no secret
 */
export function getContext(): Context {
  return (context ??= createContext(openPool(setting("DATABASE_URL")), { secret: setting("AUTH_SECRET"), publicUrl: process.env.PUBLIC_URL || undefined, redisUrl: process.env.REDIS_URL || undefined, webhookAllowPrivate: process.env.WEBHOOK_ALLOW_PRIVATE }));
}

function setting(name: "DATABASE_URL" | "AUTH_SECRET"): string {
  const value = process.env[name];
  if (!value) throw new StartupError(`${name} is not set: start with "npm start", which sets it, or set it yourself where Next is the only server.`);
  return value;
}
