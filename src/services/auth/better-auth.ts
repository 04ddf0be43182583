import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { type BetterAuthOptions, betterAuth } from "better-auth/minimal";
import { organization } from "better-auth/plugins/organization";
import { newId } from "@/lib/ids";
import type { Database } from "@/services/db";
import { logger } from "@/services/logger";
import { COOKIE_PREFIX } from "./has-session";
import * as schema from "./schema";

export type AuthSettings = {
  /** Signs the session cookies; at least 32 random characters. */
  secret: string;
  /** Where people open the application, as in https://studio.example; left out, wherever the request went. */
  publicUrl?: string | undefined;
  /** How often one address may try to sign in, a minute. */
  signInsPerMinute?: number | undefined;
};

/** The header in which `handle` tells Better Auth the caller's address; whatever a caller sends under it is overwritten. */
export const ADDRESS_HEADER = "x-pt-address";

const SECONDS_A_DAY = 86_400;

/** Better Auth over our tables: e-mail and password, organizations as studios, sessions of 30 days. */
export function createBetterAuth(db: Database, { secret, publicUrl, signInsPerMinute = 30 }: AuthSettings) {
  return betterAuth({
    basePath: "/api/auth",
    secret,
    ...(publicUrl ? { baseURL: new URL(publicUrl).origin } : { trustedOrigins: ownOrigins }),
    database: drizzleAdapter(db.drizzle, { provider: "pg", schema, transaction: true }),
    emailAndPassword: { enabled: true, minPasswordLength: 10, maxPasswordLength: 128 },
    // Ends when it ends: a session prolonged while a page is rendered could not send its new cookie along.
    session: { expiresIn: 30 * SECONDS_A_DAY, disableSessionRefresh: true },
    plugins: [organization({ allowUserToCreateOrganization: false, disableOrganizationDeletion: true })],
    rateLimit: { enabled: true, storage: "memory", window: 60, max: 600, customRules: { "/sign-in/email": { window: 60, max: signInsPerMinute } } },
    telemetry: { enabled: false },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: publicUrl?.startsWith("https://") ?? false,
      database: { generateId: newId },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      // Said out loud, because under NODE_ENV=test it would be off, and the tests would not see what users do.
      disableOriginCheck: false,
      disableCSRFCheck: false,
    },
    logger: { log },
  });
}

export type BetterAuth = ReturnType<typeof createBetterAuth>;

/** With no public address set, a page may call the host that it came from, whether TLS ends here or in a proxy before us. */
function ownOrigins(request?: Request): string[] {
  const host = request?.headers.get("host");
  return host ? [`http://${host}`, `https://${host}`] : [];
}

/** Its errors are mostly refusals of callers (a foreign origin); its warnings are about settings that we left out on purpose. */
const log: NonNullable<BetterAuthOptions["logger"]>["log"] = (level, message, ...details) => {
  logger[level === "error" ? "warn" : "debug"]({ reasons: details.map(reasonOf) }, `sign-in: ${message}`);
};

/** The innermost cause alone: a failed statement is thrown with its values, and these are session tokens and digests. */
function reasonOf(detail: unknown): string | undefined {
  let innermost = detail;
  while (innermost instanceof Error && innermost.cause instanceof Error) innermost = innermost.cause;
  return innermost instanceof Error ? innermost.message : undefined;
}
