import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ChaosPlan, runChaos, SOUND } from "./chaos";
import { runCluster, type RunningCluster } from "./run-cluster";

// The short form of what `npm run test:proof` does for half a minute with 500 screens.
const PLAN: ChaosPlan = {
  seconds: 12,
  bookingsASecond: 10,
  screens: 30,
  resources: 20,
  resourcesAScreen: 4,
  faults: [
    { at: 0.1, name: "realtime1", signal: "SIGKILL" },
    { at: 0.2, name: "worker3", signal: "SIGSTOP", ms: 4_000 },
    { at: 0.4, name: "redis", signal: "SIGKILL" },
    { at: 0.5, name: "postgres", signal: "SIGKILL" },
    { at: 0.6, name: "postgres", signal: "SIGSTOP", ms: 1_500 },
    { at: 0.7, name: "realtime2", signal: "SIGSTOP", ms: 4_000 },
  ],
};

let dataDir: string;
let cluster: RunningCluster;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "production-tool-chaos-"));
  await chmod(dataDir, 0o755); // as root, PostgreSQL runs as another user
  cluster = await runCluster(dataDir);
}, 240_000);
afterAll(async () => {
  await cluster?.stop();
  await rm(dataDir, { recursive: true, force: true });
}, 60_000);

test("whatever is killed or stopped: what was answered is stored, and every screen ends with exactly what is stored", { timeout: 240_000 }, async () => {
  const { lost, exact, answered, faults } = await runChaos(cluster, dataDir, PLAN);
  expect({ lost, exact, faults }).toEqual({ lost: 0, exact: PLAN.screens, faults: SOUND });
  expect(answered).toBeGreaterThan(0);
});
