import { spawn } from "node:child_process";
import { once } from "node:events";
import { ensurePgbouncer } from "./start-pgbouncer";

/** What `npm test` looks at: a booking, many who book at once, the log, and screens. */
export const POOLER_SAMPLE = ["src/modules/booking/create-booking.db.test.ts", "src/services/outbox", "src/server/realtime/live.db.test.ts"];
/** And what `npm run test:proof` does. */
export const POOLER_ALL = ["src/modules", "src/services/outbox", "src/services/idempotency", "src/server/realtime", "src/server/http", "src/server/api.test.ts"];

/** Runs database tests with PgBouncer in transaction mode between the serving role and PostgreSQL. @throws Error when one fails */
export async function testBehindPooler(files: string[]): Promise<void> {
  ensurePgbouncer();
  const child = spawn(process.execPath, ["node_modules/vitest/vitest.mjs", "run", "--reporter=default", ...files], { stdio: "inherit", env: { ...process.env, PGBOUNCER: "1" } });
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0) throw new Error("see the lines above");
}
