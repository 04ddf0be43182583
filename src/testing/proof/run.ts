import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Principal } from "@/lib/principal";
import { createStudio } from "@/modules/tenant";
import { openPool, prepareDatabase } from "@/services/db";
import { openEmbedded } from "@/services/db/embedded";
import { FAULT_NAMES, findFaults } from "./checker";
import { PATHS } from "./paths";
import { CLIENTS, openClients, type PathResult, racePath } from "./race";

// `npm run test:proof`: every way to a booking, raced at length; fails when one outcome is not the model's, or what is stored is
// not sound. `--rounds` (200) and `--only <part of a name>` make it shorter; `--write` puts the tables into docs/guarantees.md.
const { values } = parseArgs({ options: { rounds: { type: "string", default: "200" }, only: { type: "string" }, write: { type: "boolean", default: false } } });
const rounds = Number(values.rounds);
const GUARANTEES = join(import.meta.dirname, "../../../docs/guarantees.md");

const dataDir = await mkdtemp(join(tmpdir(), "production-tool-proof-"));
await chmod(dataDir, 0o755); // as root, PostgreSQL runs as another user
const database = await openEmbedded({ dataDir, log: { info: () => {}, warn: console.warn } });
try {
  await prepareDatabase(database);
  const failed = await prove(database.servingUrl);
  process.exitCode = failed ? 1 : 0;
} finally {
  await database.close();
  await rm(dataDir, { recursive: true, force: true });
}

async function prove(servingUrl: string): Promise<boolean> {
  const db = openPool(servingUrl);
  const { clients, close } = openClients(servingUrl);
  try {
    const { id: tenantId } = await createStudio(db, { slug: "proof", name: "Proof", timeZone: "Europe/Berlin", currency: "EUR" });
    const studio: Principal = { tenantId, role: "owner", actor: { type: "system", id: "proof", name: "Proof" } };
    const results: PathResult[] = [];
    for (const path of PATHS.filter(({ name }) => name.includes(values.only ?? ""))) {
      console.error(`${path.name} ...`);
      const result = await racePath(path, db, clients, studio, rounds);
      for (const line of result.wrong.slice(0, 5)) console.error(`  ${line}`);
      results.push(result);
    }
    console.error("reading the whole history ...");
    const faults = await findFaults(db, studio);
    const tables = describe(results, faults);
    console.log(tables);
    if (values.write) await keep(tables);
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
async function keep(tables: string) {
  const page = await readFile(GUARANTEES, "utf8");
  await writeFile(GUARANTEES, page.replace(/(<!-- proof -->)[^]*(<!-- \/proof -->)/, `$1\n${tables}\n$2`));
}
