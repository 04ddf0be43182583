import { spawnSync } from "node:child_process";

/**
 * Makes sure that there is a redis-server on the PATH for the tests of what processes share: Debian's package is installed when
 * this process may.
 * @throws Error that says exactly what to install
 */
export function ensureRedis(): void {
  if (answers()) return;
  if (process.getuid?.() === 0 && spawnSync("apt-get", ["--version"]).status === 0) {
    console.log("No Redis found: installing Debian's package redis-server ...");
    spawnSync("apt-get", ["update", "-q"], { stdio: "inherit" });
    spawnSync("apt-get", ["install", "-y", "-q", "--no-install-recommends", "redis-server"], { stdio: "inherit", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });
  }
  if (!answers()) throw new Error('The tests of what processes share need Redis: install it ("sudo apt-get install redis-server" on Debian or Ubuntu).');
}

function answers(): boolean {
  return spawnSync("redis-server", ["--version"]).status === 0;
}
