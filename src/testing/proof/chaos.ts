import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { newId } from "@/lib/ids";
import type { Principal } from "@/lib/principal";
import { createApiKey, createStudio, updateSettings } from "@/modules/tenant";
import { type Database, inTenant, openPool } from "@/services/db";
import { openEmbedded } from "@/services/db/embedded";
import { sql } from "drizzle-orm";
import { makeProject, makeResource } from "../factories";
import { FAULT_NAMES, findFaults } from "./checker";
import type { RunningCluster } from "./run-cluster";
import { openScreen, type ProofScreen } from "./screen";

export type ChaosPlan = { seconds: number; bookingsASecond: number; screens: number; resources: number; resourcesAScreen: number; faults: Fault[] };
/** What is done to a process at a part of the time, and undone `ms` later, if it was stopped. */
export type Fault = { at: number; name: "web0" | "realtime1" | "realtime2" | "worker3" | "redis" | "postgres"; signal: "SIGKILL" | "SIGSTOP"; ms?: number };

export type ChaosResult = { asked: number; answered: number; refused: number; unanswered: number; stored: number; lost: number; screens: number; exact: number; heard: number; refetched: number; settledMs: number; faults: Record<string, number> };

/** Half a minute, in which everything is killed and stopped in turn. */
export const FULL_CHAOS: ChaosPlan = {
  seconds: 30,
  bookingsASecond: 50,
  screens: 500,
  resources: 100,
  resourcesAScreen: 4,
  faults: [
    { at: 0.05, name: "realtime1", signal: "SIGKILL" },
    { at: 0.15, name: "worker3", signal: "SIGSTOP", ms: 5_000 },
    { at: 0.3, name: "realtime2", signal: "SIGSTOP", ms: 5_000 },
    { at: 0.35, name: "redis", signal: "SIGKILL" },
    { at: 0.5, name: "postgres", signal: "SIGKILL" },
    { at: 0.58, name: "postgres", signal: "SIGSTOP", ms: 2_000 },
    { at: 0.65, name: "realtime1", signal: "SIGSTOP", ms: 5_000 },
    { at: 0.7, name: "worker3", signal: "SIGKILL" },
    { at: 0.8, name: "redis", signal: "SIGSTOP", ms: 3_000 },
    { at: 0.9, name: "realtime2", signal: "SIGKILL" },
  ],
};

const RANGE = { from: "2026-03-02T00:00:00Z", to: "2026-04-27T00:00:00Z" };
const HOURS = 8 * 7 * 24;
const SETTLE_MS = 90_000;

/** Writes, while processes are killed and stopped in turn; then looks whether all that was answered is stored, and every screen ends with exactly that. */
export async function runChaos(cluster: RunningCluster, dataDir: string, plan: ChaosPlan): Promise<ChaosResult> {
  const database = await openEmbedded({ dataDir, log: { info: () => {}, warn: () => {} } });
  const db = openPool(database.servingUrl, 5);
  const screens: ProofScreen[] = [];
  try {
    const { studio, key, projectId, resourceIds } = await furnish(db, plan);
    for (let i = 0; i < plan.screens; i++) {
      const mine = Array.from({ length: plan.resourcesAScreen }, (_, n) => resourceIds[(i * plan.resourcesAScreen + n) % resourceIds.length] as string);
      screens.push(await openScreen({ url: cluster.url, key, ...RANGE, resourceIds: mine }));
    }
    await until(() => screens.every((screen) => screen.isLive()));
    const told = await disturb(cluster, plan, write(cluster.url, key, projectId, resourceIds, plan));
    const began = performance.now();
    const expected = async () => stored(db, studio, plan, resourceIds);
    await until(async () => exact(screens, await expected().catch(() => [])) === screens.length, SETTLE_MS).catch(() => {}); // counted below
    const settledMs = performance.now() - began;
    const all = await expected();
    const versions = await versionsOf(db, studio);
    const lost = [...told.versions].filter(([id, version]) => (versions.get(id) ?? 0) < version).length;
    const sum = (of: (screen: ProofScreen) => number) => screens.reduce((total, screen) => total + of(screen), 0);
    return { ...told.counts, stored: versions.size, lost, screens: screens.length, exact: exact(screens, all), heard: sum((screen) => screen.heard()), refetched: sum((screen) => screen.refetched()), settledMs, faults: await findFaults(db, studio) };
  } finally {
    for (const screen of screens) screen.close();
    await db.close();
    await database.close();
  }
}

async function furnish(db: Database, { resources }: ChaosPlan) {
  const { id: tenantId } = await createStudio(db, { slug: `chaos-${newId()}`, name: "Chaos", timeZone: "UTC", currency: "EUR" });
  const studio: Principal = { tenantId, role: "owner", actor: { type: "system", id: "proof", name: "Proof" } };
  await updateSettings(db, studio, undefined, { requestsPerMinute: 1_000_000, keyRequestsPerMinute: 1_000_000 }); // faults are looked at, not patience
  const { key } = await createApiKey(db, studio, { name: "Chaos", role: "owner" });
  const projectId = (await makeProject(db, studio)).id;
  const resourceIds: string[] = [];
  for (let i = 0; i < resources; i++) resourceIds.push((await makeResource(db, studio, { kind: "room", timeZone: "UTC" })).id);
  return { studio, key, projectId, resourceIds };
}

type Told = { versions: Map<string, number>; counts: { asked: number; answered: number; refused: number; unanswered: number } };

/** Books, renames, moves and cancels at a steady pace. @returns what was answered */
async function write(url: string, key: string, projectId: string, resourceIds: string[], { seconds, bookingsASecond }: ChaosPlan): Promise<Told> {
  const told: Told = { versions: new Map(), counts: { asked: 0, answered: 0, refused: 0, unanswered: 0 } };
  const ours: string[] = [];
  const pick = <T>(of: T[]) => of[Math.floor(Math.random() * of.length)] as T;
  const slot = () => {
    const start = Date.parse(RANGE.from) + Math.floor(Math.random() * (HOURS - 4)) * 3_600_000;
    return { start: new Date(start).toISOString(), end: new Date(start + 3_600_000 * (1 + Math.floor(Math.random() * 3))).toISOString() };
  };
  async function once() {
    const dice = Math.random();
    const id = dice < 0.3 && ours.length > 0 ? pick(ours) : undefined;
    const body = !id ? { resourceId: pick(resourceIds), projectId, ...slot(), override: "chaos" } : dice < 0.1 ? { title: `Renamed ${dice}` } : dice < 0.2 ? { ...slot(), resourceId: pick(resourceIds), override: "chaos" } : { status: "cancelled" };
    told.counts.asked++;
    const answer = await fetch(`${url}/api/v1/bookings${id ? `/${id}` : ""}`, { method: id ? "PATCH" : "POST", headers: { authorization: `Bearer ${key}`, "content-type": "application/json" }, body: JSON.stringify(body), signal: AbortSignal.timeout(15_000) }).catch(() => undefined);
    if (!answer || answer.status >= 500) return void told.counts.unanswered++;
    if (!answer.ok) return void told.counts.refused++;
    const booking = (await answer.json()) as { id: string; version: number };
    told.counts.answered++;
    told.versions.set(booking.id, Math.max(told.versions.get(booking.id) ?? 0, booking.version));
    if (!id) ours.push(booking.id);
  }
  const underWay: Promise<void>[] = [];
  for (let i = 0; i < seconds * bookingsASecond; i++) {
    underWay.push(once().catch(() => void told.counts.unanswered++));
    await sleep(1_000 / bookingsASecond);
  }
  await Promise.all(underWay);
  return told;
}

/** Does the faults while the work goes on, and sees to it that nothing stays stopped. */
async function disturb<T>(cluster: RunningCluster, { seconds, faults }: ChaosPlan, work: Promise<T>): Promise<T> {
  const doing = faults.map(async ({ at, name, signal, ms = 0 }) => {
    await sleep(at * seconds * 1_000);
    const pid = name === "postgres" ? await cluster.databasePid() : cluster.pidOf(name);
    if (signal !== "SIGSTOP") return kill(pid, signal);
    // PostgreSQL is a process a connection, which would go on without the one that started them.
    const stopped = name === "postgres" ? [pid, ...(await childrenOf(pid))] : [pid];
    for (const one of stopped) kill(one, signal);
    await sleep(ms);
    for (const one of stopped) kill(one, "SIGCONT");
  });
  const [result] = await Promise.all([work, ...doing]);
  return result;
}

/** As Linux tells it. */
async function childrenOf(pid: number): Promise<number[]> {
  const list = await readFile(`/proc/${pid}/task/${pid}/children`, "utf8");
  return list.trim().split(" ").filter(Boolean).map(Number);
}

function kill(pid: number, signal: NodeJS.Signals) {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended by itself a moment ago, and is being started again.
  }
}

async function versionsOf(db: Database, { tenantId }: Principal): Promise<Map<string, number>> {
  const { rows } = await inTenant(db, tenantId, (tx) => tx.execute<{ id: string; version: number }>(sql`SELECT id, version FROM bookings`));
  return new Map(rows.map(({ id, version }) => [id, version]));
}

/** What each screen is to show. */
async function stored(db: Database, { tenantId }: Principal, { screens, resourcesAScreen }: ChaosPlan, resourceIds: string[]): Promise<Map<string, number>[]> {
  const { rows } = await inTenant(db, tenantId, (tx) => tx.execute<{ id: string; version: number; resource: string }>(sql`SELECT id, version, resource_id AS resource FROM bookings WHERE status <> 'cancelled'`));
  return Array.from({ length: screens }, (_, i) => {
    const mine = new Set(Array.from({ length: resourcesAScreen }, (__, n) => resourceIds[(i * resourcesAScreen + n) % resourceIds.length]));
    return new Map(rows.filter(({ resource }) => mine.has(resource)).map(({ id, version }) => [id, version]));
  });
}

const exact = (screens: ProofScreen[], expected: Map<string, number>[]) =>
  screens.filter((screen, i) => {
    const [shown, there] = [screen.shown(), expected[i]];
    return there !== undefined && shown.size === there.size && [...there].every(([id, version]) => shown.get(id) === version);
  }).length;

async function until(what: () => boolean | Promise<boolean>, ms = 60_000): Promise<void> {
  const deadline = Date.now() + ms;
  while (!(await what())) {
    if (Date.now() > deadline) throw new Error("it did not come to be");
    await sleep(250);
  }
}

export const SOUND = Object.fromEntries(FAULT_NAMES.map((name) => [name, 0]));
