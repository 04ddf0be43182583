import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { inject } from "vitest";
import { newId } from "@/lib/ids";
import { DEMO_TEMPLATE, demoTemplate } from "./demo-template";
import { inDatabase } from "./global-setup";
import { runServer } from "./lifecycle/run-server";

export type DemoServer = {
  url: string;
  demo: { email: string; password: string };
  /** One statement past row-level security, for what has no page. */
  run: (statement: string) => Promise<void>;
  stop: () => Promise<void>;
};

/** The whole product in a process of its own, as `npm start` runs it, on a clone of the demo studio's database. */
export async function startServer(): Promise<DemoServer> {
  const demo = await demoTemplate();
  const name = `demo_${newId().replaceAll("-", "")}`;
  const within = (database: string, statement: string) => asSuperuser(inDatabase(inject("superuserUrl"), database), statement);
  await within("postgres", `CREATE DATABASE ${name} TEMPLATE ${DEMO_TEMPLATE} OWNER pt_owner STRATEGY FILE_COPY`);
  const dataDir = await mkdtemp(join(tmpdir(), "production-tool-demo-"));
  const server = await runServer({
    DATA_DIR: dataDir,
    DATABASE_URL: inDatabase(inject("servingUrl"), name),
    DATABASE_ADMIN_URL: inDatabase(inject("adminUrl"), name),
    DATABASE_WORKER_URL: inDatabase(inject("workerUrl"), name),
    WEBHOOK_ALLOW_PRIVATE: "127.0.0.0/8", // where tests receive
    AUTH_SECRET: randomBytes(32).toString("hex"),
  });
  return {
    url: server.url,
    demo,
    run: (statement) => within(name, statement),
    async stop() {
      await server.end("SIGTERM");
      await within("postgres", `DROP DATABASE ${name} WITH (FORCE)`);
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function asSuperuser(connectionString: string, statement: string) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
