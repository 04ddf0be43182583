import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "@/services/db/embedded";

/** Debian's package is installed when this process may. @throws Error that says what to install */
export function ensurePgbouncer(): void {
  const answers = () => spawnSync("pgbouncer", ["--version"]).status === 0;
  if (answers()) return;
  if (process.getuid?.() === 0) spawnSync("apt-get", ["install", "-y", "-q", "--no-install-recommends", "pgbouncer"], { stdio: "inherit", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });
  if (!answers()) throw new Error('The tests behind a pooler need PgBouncer: install it ("sudo apt-get install pgbouncer" on Debian or Ubuntu).');
}

/** PgBouncer in transaction mode before a database, for the role of the address. @returns the address through it */
export async function startPgbouncer(url: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "production-tool-pgbouncer-"));
  await chmod(folder, 0o755); // as root it runs as another user
  const { hostname, port, username, password } = new URL(url);
  const own = await freePort();
  await writeFile(join(folder, "users.txt"), `"${decodeURIComponent(username)}" "${decodeURIComponent(password)}"\n`);
  const settings = [
    "[databases]",
    `* = host=${hostname === "localhost" ? "127.0.0.1" : hostname} port=${port}`,
    "[pgbouncer]",
    "listen_addr = 127.0.0.1",
    `listen_port = ${own}`,
    "unix_socket_dir =",
    "auth_type = plain",
    `auth_file = ${join(folder, "users.txt")}`,
    "pool_mode = transaction",
    "max_client_conn = 1000",
    "default_pool_size = 20",
    "ignore_startup_parameters = extra_float_digits",
  ];
  await writeFile(join(folder, "pgbouncer.ini"), settings.join("\n"));
  const asUser = process.getuid?.() === 0 ? ["-u", "postgres"] : []; // it does not run as root
  const child = spawn("pgbouncer", ["-q", ...asUser, join(folder, "pgbouncer.ini")], { stdio: "ignore" });
  for (let tries = 0; !(await listens(own)); tries++) {
    if (tries > 100 || child.exitCode !== null) throw new Error("PgBouncer does not start");
    await sleep(50);
  }
  const through = new URL(url);
  through.port = String(own);
  through.hostname = "127.0.0.1";
  return {
    url: through.toString(),
    async stop() {
      child.kill("SIGINT");
      const hurry = setTimeout(() => child.kill("SIGKILL"), 2_000);
      if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
      clearTimeout(hurry);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function listens(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  return Promise.race([once(socket, "connect").then(() => true), once(socket, "error").then(() => false)])
    .catch(() => false)
    .finally(() => socket.destroy());
}
