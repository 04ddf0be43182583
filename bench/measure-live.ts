import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Pool } from "undici";
import { parseInstant } from "@/lib/time";
import { percentiles } from "./clients";
import type { Setting, Studio } from "./setting";

const SCREENS = 1_000;
const RESOURCES = 20; // so each booking concerns 50 screens
const BOOKINGS_A_SECOND = 50;
const BROADCASTS_A_SECOND = 5;
const WARM_UP = 100;

export type LiveRow = { what: string; sent: number; missed: number; p50: number; p99: number; floorP50: number; floorP99: number };
export type LiveFigures = { rows: LiveRow[]; kilobytesAScreen: number };

const now = () => performance.timeOrigin + performance.now();
type Heard = Map<string, { last: number; count: number }>;
/** What was sent: when it was committed (or handed to the floor), and what carries it. */
type Sent = { at: number; payload: { id: string; version: number }; room: string };

/** From the answer to a change to the last of the screens that it concerns; beside bare Socket.IO under the same writes. */
export async function measureLive(setting: Setting, seconds: number): Promise<LiveFigures> {
  const studio = await setting.newStudio(RESOURCES, 1);
  const writer = new Writer(setting.url, studio);
  const before = await residentKilobytes(setting.serverPid);
  const screens = await open("live-screens.ts", [setting.url, studio.key, String(SCREENS), studio.resourceIds.join(",")]);
  await sleep(2_000);
  const kilobytesAScreen = ((await residentKilobytes(setting.serverPid)) - before) / SCREENS;
  const product = await measure(writer, seconds, screens);
  screens.kill();

  const floor = fork(join(import.meta.dirname, "live-floor.ts"), { execArgv: ["--import", "tsx"] });
  const [port] = (await once(floor, "message")) as [number];
  const others = await open("live-screens.ts", [`http://127.0.0.1:${port}`, "", String(SCREENS), studio.resourceIds.join(",")]);
  const bare = await measure(writer, seconds, others, (sent) => floor.send({ room: sent.room, payload: { ...sent.payload, aggregate: { type: "x", ...sent.payload } } }));
  others.kill();
  floor.kill();
  await writer.close();
  const rows = product.map((row, i) => ({ ...row, floorP50: bare[i]?.p50 ?? Number.NaN, floorP99: bare[i]?.p99 ?? Number.NaN }));
  return { rows, kilobytesAScreen };
}

async function measure(writer: Writer, seconds: number, screens: ChildProcess, emit?: (sent: Sent) => void) {
  const parts = [
    { what: `a booking, ${BOOKINGS_A_SECOND}/s, to ${SCREENS / RESOURCES} of ${SCREENS} screens`, rate: BOOKINGS_A_SECOND, each: SCREENS / RESOURCES, act: () => writer.book() },
    { what: `a change for all, ${BROADCASTS_A_SECOND}/s, to ${SCREENS} screens`, rate: BROADCASTS_A_SECOND, each: SCREENS, act: () => writer.broadcast() },
  ];
  const rows = [];
  // The first bookings open connections and have code compiled: they are sent, and not counted.
  for (let i = 0; i < WARM_UP; i++) {
    await writer.book();
    await sleep(1_000 / BOOKINGS_A_SECOND);
  }
  for (const { what, rate, each, act } of parts) {
    const sent: Sent[] = [];
    const calls: Promise<void>[] = [];
    const send = async () => {
      const told = { ...(await act()), at: now() };
      sent.push(told);
      emit?.(told);
    };
    for (let i = 0; i < rate * seconds; i++) {
      calls.push(send());
      await sleep(1_000 / rate);
    }
    await Promise.all(calls);
    await sleep(1_500);
    screens.send("report");
    const heard: Heard = new Map(((await once(screens, "message")) as [[string, { last: number; count: number }][]])[0]);
    const times = sent.flatMap(({ at, payload }) => {
      const there = heard.get(`${payload.id} ${payload.version}`);
      return there?.count === each ? [Math.max(0, there.last - at)] : [];
    });
    const { p50, p99 } = percentiles(times);
    rows.push({ what, sent: sent.length, missed: sent.length - times.length, p50, p99 });
  }
  return rows;
}

/** Books and changes over HTTP, one hour after the other. */
class Writer {
  private readonly http: Pool;
  private n = 0;
  constructor(url: string, private readonly studio: Studio) {
    this.http = new Pool(url, { connections: 16, pipelining: 1 });
  }
  private async call(method: "POST" | "PATCH", path: string, body: object): Promise<{ id: string; version: number }> {
    const answer = await this.http.request({ method, path: `/api/v1/${path}`, headers: { authorization: `Bearer ${this.studio.key}`, "content-type": "application/json" }, body: JSON.stringify(body) });
    const made = (await answer.body.json()) as { id: string; version: number };
    if (answer.statusCode >= 300) throw new Error(`${path} was answered with ${answer.statusCode}: ${JSON.stringify(made)}`);
    return made;
  }
  async book(): Promise<Omit<Sent, "at">> {
    const n = this.n++;
    const resourceId = this.studio.resourceIds[n % RESOURCES] as string;
    const start = parseInstant("2026-01-05T00:00:00Z").add({ hours: Math.floor(n / RESOURCES) });
    const payload = await this.call("POST", "bookings", { resourceId, projectId: this.studio.projectIds[0], start: start.toString(), end: start.add({ hours: 1 }).toString() });
    return { payload, room: resourceId };
  }
  async broadcast(): Promise<Omit<Sent, "at">> {
    return { payload: await this.call("PATCH", `resources/${this.studio.resourceIds[0]}`, { department: `Department ${this.n++}` }), room: "" };
  }
  close = () => this.http.close();
}

async function open(script: string, args: string[]): Promise<ChildProcess> {
  const child = fork(join(import.meta.dirname, script), args, { execArgv: ["--import", "tsx"] });
  await once(child, "message");
  return child;
}

async function residentKilobytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN);
}
