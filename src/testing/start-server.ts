import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { openEmbedded } from "@/services/db/embedded";
import { runServer } from "./lifecycle/run-server";

export type DemoServer = {
  url: string;
  demo: { email: string; password: string };
  /** One statement past row-level security, for what has no page. */
  run: (statement: string) => Promise<void>;
  stop: () => Promise<void>;
};

/** The whole product in a process of its own, as `npm start` runs it, with a new database and the demo studio. */
export async function startServer(): Promise<DemoServer> {
  const dataDir = await mkdtemp(join(tmpdir(), "production-tool-demo-"));
  await chmod(dataDir, 0o755); // as root, the database runs as another user
  const server = await runServer({ DATA_DIR: dataDir, DEMO: "1" });
  return {
    url: server.url,
    demo: { email: "demo@example.com", password: (await readFile(join(dataDir, "demo-password"), "utf8")).trim() },
    async run(statement) {
      const database = await openEmbedded({ dataDir, log: { info: () => {}, warn: console.warn } }); // joins the server's
      const client = new pg.Client({ connectionString: database.superuserUrl });
      await client.connect();
      await client.query(statement);
      await client.end();
      await database.close();
    },
    async stop() {
      await server.end("SIGTERM");
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
