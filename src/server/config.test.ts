import { expect, test } from "vitest";
import { readConfig } from "./config";

test("nothing set: port 3000 on this machine, the embedded database in .data, with the demo", () => {
  expect(readConfig({})).toEqual({
    port: 3000,
    host: "127.0.0.1",
    dataDir: { dataDir: ".data", explicit: false },
    demo: true,
    databaseUrl: undefined,
    databaseAdminUrl: undefined,
    databaseWorkerUrl: undefined,
    databaseDirectUrl: undefined,
    redisUrl: undefined,
    mail: undefined,
    availabilityCache: false,
    trustedProxies: undefined,
    roles: new Set(["web", "realtime", "worker"]),
    authSecret: undefined,
    publicUrl: undefined,
  });
});

test("what is set is taken, and an empty variable counts as absent", () => {
  const env = { PORT: "8080", HOST: "0.0.0.0", DATA_DIR: "/srv/data", DEMO: "0", DATABASE_URL: "", PUBLIC_URL: "https://booking.example.com/" };
  expect(readConfig(env)).toMatchObject({
    port: 8080,
    host: "0.0.0.0",
    dataDir: { dataDir: "/srv/data", explicit: true },
    demo: false,
    databaseUrl: undefined,
    publicUrl: "https://booking.example.com",
  });
});

test.each([
  [{ PORT: "abc" }, "PORT must be a number."],
  [{ PORT: "70000" }, "PORT must not be above 65535."],
  [{ DEMO: "perhaps" }, "DEMO must be 0 or 1."],
  [{ AUTH_SECRET: "short" }, "AUTH_SECRET must have at least 32 characters."],
  [{ DATABASE_URL: "mysql://x", PORT: "1.5" }, "PORT must be a whole number; DATABASE_URL must look like postgres://user:password@host:5432/database."],
  [{ ROLES: "web, painter" }, "ROLES.1 must be some of web, realtime, worker, with commas between them."],
  [{ WEBHOOK_ALLOW_PRIVATE: "10.0.0.0/8, here" }, "WEBHOOK_ALLOW_PRIVATE must be ranges of addresses with commas between them, as in 10.1.0.0/16."],
  [{ SMTP_URL: "http://mail" }, "SMTP_URL must look like smtp://user:password@mail.example.com:587."],
  [{ SMTP_URL: "smtp://mail" }, "SMTP_URL and MAIL_FROM are set together: where mails go through, and whom they are from."],
  [{ TRUSTED_PROXIES: "everybody" }, "TRUSTED_PROXIES must be ranges of addresses with commas between them, as in 10.1.0.0/16."],
  [{ REDIS_URL: "http://localhost" }, "REDIS_URL must look like redis://host:6379."],
  [{ DATABASE_ADMIN_URL: "postgres://a@b/c" }, "DATABASE_ADMIN_URL is set without DATABASE_URL: set both, or neither to use the embedded database."],
  [{ DATABASE_WORKER_URL: "postgres://a@b/c" }, "DATABASE_WORKER_URL is set without DATABASE_URL: set both, or neither to use the embedded database."],
  [{ DATABASE_URL: "postgres://a@b/c", DATABASE_WORKER_URL: "postgres://a@b/c" }, "DATABASE_WORKER_URL names the same role as DATABASE_URL: give the worker one of its own."],
])("%o is refused in one line", (env, line) => {
  expect(() => readConfig(env)).toThrow(line);
});
