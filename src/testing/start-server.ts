import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runServer } from "./lifecycle/run-server";

export type DemoServer = { url: string; demo: { email: string; password: string }; stop: () => Promise<void> };

/** The whole product in a process of its own, as `npm start` runs it, with a new database and the demo studio. */
export async function startServer(): Promise<DemoServer> {
  const dataDir = await mkdtemp(join(tmpdir(), "production-tool-demo-"));
  await chmod(dataDir, 0o755); // as root, the database runs as another user
  const server = await runServer({ DATA_DIR: dataDir, DEMO: "1" });
  return {
    url: server.url,
    demo: { email: "demo@example.com", password: (await readFile(join(dataDir, "demo-password"), "utf8")).trim() },
    async stop() {
      await server.end("SIGTERM");
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
