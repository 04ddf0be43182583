import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Principal } from "@/lib/principal";
import { createStudio } from "@/modules/tenant";
import { openPool, prepareDatabase } from "@/services/db";
import { openEmbedded } from "@/services/db/embedded";
import { POOLER_ALL, testBehindPooler } from "../behind-pooler";
import { ensureRedis } from "../ensure-redis";
import { FULL_CHAOS, runChaos } from "./chaos";
import { FAULT_NAMES, findFaults } from "./checker";
import { PATHS } from "./paths";
import { CLIENTS, openClients, type PathResult, racePath } from "./race";
import { runCluster } from "./run-cluster";

// `npm run test:proof`: every way to a booking, raced at length, and then a cluster whose processes are killed and stopped; fails when
// one outcome is not the model's, or what is stored is not sound. `--rounds` (200) and `--only <part of a name>` make it shorter
// (`--only faults` is the cluster alone, `--only pooler` the database tests behind PgBouncer); `--write` puts the tables into docs/guarantees.md.
const { values } = parseArgs({ options: { rounds: { type: "string", default: "200" }, only: { type: "string" }, write: { type: "boolean", default: false } } });
const rounds = Number(values.rounds);
const GUARANTEES = join(import.meta.dirname, "../../../docs/guarantees.md");

const races = PATHS.filter(({ name }) => name.includes(values.only ?? ""));
let isFaulty = false;
if (races.length > 0) isFaulty = await inDataDir(proveRaces);
if (values.only === undefined || values.only === "faults") isFaulty = (await inDataDir(proveFaults)) || isFaulty;
if (values.only === undefined || values.only === "pooler") isFaulty = !(await testBehindPooler(POOLER_ALL).then(() => true, () => false)) || isFaulty;
process.exitCode = isFaulty ? 1 : 0;

async function inDataDir<T>(work: (dataDir: string) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), "production-tool-proof-"));
  await chmod(dataDir, 0o755); // as root, PostgreSQL runs as another user
  try {
    return await work(dataDir);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function proveRaces(dataDir: string): Promise<boolean> {
  const database = await openEmbedded({ dataDir, log: { info: () => {}, warn: console.warn } });
  try {
    await prepareDatabase(database);
    return await prove(database.servingUrl);
  } finally {
    await database.close();
  }
}

async function proveFaults(dataDir: string): Promise<boolean> {
  ensureRedis();
  console.error("faults: a cluster, whose processes are killed and stopped ...");
  const cluster = await runCluster(dataDir);
  try {
    const result = await runChaos(cluster, dataDir, FULL_CHAOS);
    const { faults, ...counts } = result;
    const rows: [string, string | number][] = [
      ["seconds, and bookings and changes a second", `${FULL_CHAOS.seconds}, ${FULL_CHAOS.bookingsASecond}`],
      ["killed or stopped", FULL_CHAOS.faults.map(({ name, signal }) => `${name} ${signal}`).join(", ")],
      ["asked", counts.asked],
      ["answered", counts.answered],
      ["refused, as the rules say", counts.refused],
      ["not answered, or with 5xx", counts.unanswered],
      ["answered, but not stored", counts.lost],
      ["screens", counts.screens],
      ["screens that ended with exactly what is stored", counts.exact],
      ["events that screens heard", counts.heard],
      ["screens told to read anew", counts.refetched],
      ["until all were exact, after the last write", `${(counts.settledMs / 1_000).toFixed(1)} s`],
      ...Object.entries(faults),
    ];
    const table = ["| faults | |", "|---|---|", ...rows.map(([what, count]) => `| ${what} | ${count} |`)].join("\n");
    console.log(table);
    if (values.write) await keep("faults", table);
    return counts.lost > 0 || counts.exact < counts.screens || Object.values(faults).some((count) => count > 0);
  } finally {
    await cluster.stop();
  }
}

async function prove(servingUrl: string): Promise<boolean> {
  const db = openPool(servingUrl);
  const { clients, close } = openClients(servingUrl);
  try {
    const { id: tenantId } = await createStudio(db, { slug: "proof", name: "Proof", timeZone: "Europe/Berlin", currency: "EUR" });
    const studio: Principal = { tenantId, role: "owner", actor: { type: "system", id: "proof", name: "Proof" } };
    const results: PathResult[] = [];
    for (const path of races) {
      console.error(`${path.name} ...`);
      const result = await racePath(path, db, clients, studio, rounds);
      for (const line of result.wrong.slice(0, 5)) console.error(`  ${line}`);
      results.push(result);
    }
    console.error("reading the whole history ...");
    const faults = await findFaults(db, studio);
    const tables = describe(results, faults);
    console.log(tables);
    if (values.write) await keep("proof", tables);
    return results.some(({ exact, leaked }) => exact < rounds || leaked > 0) || Object.values(faults).some((count) => count > 0);
  } finally {
    await close();
    await db.close();
  }
}

function describe(results: PathResult[], faults: Record<string, number>): string {
  const winners = new Map(PATHS.map(({ name, winners }) => [name, winners]));
  return [
    `| path | clients | rounds | winners by the model | rounds exactly so | deadlocks that reached a caller | worst round |`,
    "|---|---|---|---|---|---|---|",
    ...results.map(({ name, rounds, exact, leaked, worstMs }) => `| ${name} | ${CLIENTS} | ${rounds} | ${winners.get(name)} | ${exact} | ${leaked} | ${Math.round(worstMs)} ms |`),
    "",
    "| looked for in all that was stored, and in its log | found |",
    "|---|---|",
    ...FAULT_NAMES.map((name) => `| ${name} | ${faults[name]} |`),
  ].join("\n");
}

/** Between the two marks of the page; the rest of it is written by hand. */
async function keep(mark: string, tables: string) {
  const page = await readFile(GUARANTEES, "utf8");
  await writeFile(GUARANTEES, page.replace(new RegExp(`(<!-- ${mark} -->)[^]*(<!-- /${mark} -->)`), `$1
${tables}
$2`));
}
