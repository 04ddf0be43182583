import { z } from "zod";
import { StartupError } from "@/lib/startup-error";
import { createRanges } from "@/services/webhook-http";

const postgresUrl = z.url({ protocol: /^postgres(ql)?$/, error: "must look like postgres://user:password@host:5432/database" });
const webUrl = z.url({ protocol: /^https?$/, error: "must look like https://booking.example.com" });

/** web: pages and API. realtime: the open connections of screens. worker: what is done without anybody asking. */
export const ROLES = ["web", "realtime", "worker"] as const;
export type ProcessRole = (typeof ROLES)[number];

const RANGES = "must be ranges of addresses with commas between them, as in 10.1.0.0/16";

function isRanges(list: string): boolean {
  try {
    return Boolean(createRanges(list));
  } catch {
    return false;
  }
}

const environment = z.object({
  PORT: z.coerce.number({ error: "must be a number" }).int("must be a whole number").min(0, "must not be below 0").max(65_535, "must not be above 65535").default(3000),
  HOST: z.string().optional(),
  DATA_DIR: z.string().optional(),
  DEMO: z.stringbool({ error: "must be 0 or 1" }).default(true),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_ADMIN_URL: postgresUrl.optional(),
  DATABASE_WORKER_URL: postgresUrl.optional(),
  DATABASE_DIRECT_URL: postgresUrl.optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/, error: "must look like redis://host:6379" }).optional(),
  ROLES: z.string().transform((list) => list.split(",").map((role) => role.trim())).pipe(z.array(z.enum(ROLES, { error: `must be some of ${ROLES.join(", ")}, with commas between them` })).min(1)).default([...ROLES]),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: "must look like smtp://user:password@mail.example.com:587" }).optional(),
  MAIL_FROM: z.string().optional(),
  WEBHOOK_ALLOW_PRIVATE: z.string().refine(isRanges, RANGES).optional(),
  AVAILABILITY_CACHE: z.stringbool({ error: "must be 0 or 1" }).default(false),
  TRUSTED_PROXIES: z.string().refine(isRanges, RANGES).optional(),
  AUTH_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
  PUBLIC_URL: webUrl.optional(),
  IMPORT_MAX_MB: z.coerce.number({ error: "must be a number" }).positive("must be above 0").default(32), // read where it is used, also under Next alone
});

export interface Config {
  /** 0 takes any free one. */
  port: number;
  /** The address to listen on: this machine only, unless HOST says otherwise. */
  host: string;
  dataDir: { dataDir: string; explicit: boolean };
  demo: boolean;
  databaseUrl: string | undefined;
  databaseAdminUrl: string | undefined;
  /** Left out: the serving role's, with `_worker` after the role. */
  databaseWorkerUrl: string | undefined;
  /** Leads to PostgreSQL itself where DATABASE_URL leads to a transaction pooler: to listen. */
  databaseDirectUrl: string | undefined;
  /** Where more than one process runs. */
  redisUrl: string | undefined;
  /** What this process does. */
  roles: ReadonlySet<ProcessRole>;
  /** The mail server; undefined: mails are kept to be read in the settings. */
  mail: { url: string; from: string } | undefined;
  /** Private ranges that webhooks may lead to all the same. */
  webhookAllowPrivate: string | undefined;
  /** Whether what is taken of resources is kept between questions. */
  availabilityCache: boolean;
  /** Ranges of the proxies in front of us: what they say of who calls is believed. */
  trustedProxies: string | undefined;
  authSecret: string | undefined;
  /** What people type to get here, without a slash at its end; undefined means localhost and the port. */
  publicUrl: string | undefined;
}

/**
 * Reads the settings out of an environment. An empty variable counts as absent.
 * @throws StartupError that names every bad one.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    throw new StartupError(parsed.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`).join("; ") + ".");
  }
  const settings = parsed.data;
  for (const beside of ["DATABASE_ADMIN_URL", "DATABASE_WORKER_URL"] as const) {
    if (settings[beside] && !settings.DATABASE_URL) throw new StartupError(`${beside} is set without DATABASE_URL: set both, or neither to use the embedded database.`);
  }
  if (settings.DATABASE_URL && settings.DATABASE_WORKER_URL && new URL(settings.DATABASE_URL).username === new URL(settings.DATABASE_WORKER_URL).username) {
    throw new StartupError("DATABASE_WORKER_URL names the same role as DATABASE_URL: give the worker one of its own.");
  }
  if ((settings.SMTP_URL === undefined) !== (settings.MAIL_FROM === undefined)) throw new StartupError("SMTP_URL and MAIL_FROM are set together: where mails go through, and whom they are from.");
  return {
    port: settings.PORT,
    host: settings.HOST ?? "127.0.0.1",
    dataDir: { dataDir: settings.DATA_DIR ?? ".data", explicit: settings.DATA_DIR !== undefined },
    demo: settings.DEMO,
    databaseUrl: settings.DATABASE_URL,
    databaseAdminUrl: settings.DATABASE_ADMIN_URL,
    databaseWorkerUrl: settings.DATABASE_WORKER_URL,
    databaseDirectUrl: settings.DATABASE_DIRECT_URL,
    redisUrl: settings.REDIS_URL,
    roles: new Set(settings.ROLES),
    mail: settings.SMTP_URL && settings.MAIL_FROM ? { url: settings.SMTP_URL, from: settings.MAIL_FROM } : undefined,
    webhookAllowPrivate: settings.WEBHOOK_ALLOW_PRIVATE,
    availabilityCache: settings.AVAILABILITY_CACHE,
    trustedProxies: settings.TRUSTED_PROXIES,
    authSecret: settings.AUTH_SECRET,
    publicUrl: settings.PUBLIC_URL?.replace(/\/+$/, ""),
  };
}
