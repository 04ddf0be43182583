import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Principal } from "@/lib/principal";
import { listResources } from "@/modules/resource";
import { listResourcesSchema } from "@/modules/resource/contract";
import { getStudio } from "@/modules/tenant";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";

let database: TestDatabase;
let studio: Principal;
let slug: string;
let folder: string;
beforeAll(async () => {
  database = await createTestDatabase();
  studio = await database.newStudio();
  slug = (await getStudio(database.db, studio)).slug;
  folder = await mkdtemp(join(tmpdir(), "import-command-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await database.close();
});

type Outcome = { code: number; out: string; err: string };

/** Runs the command as npm would, in a process of its own. */
function run(...words: string[]): Promise<Outcome> {
  const options = { env: { ...process.env, DATABASE_URL: database.servingUrl, DATABASE_ADMIN_URL: "" } };
  return new Promise((resolve) => {
    execFile(process.execPath, ["--import", "tsx", join(import.meta.dirname, "import.ts"), ...words], options, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err });
    });
  });
}

async function file(name: string, ...rows: string[]): Promise<string> {
  await writeFile(join(folder, name), ["resource,kind,project,title,start,end", ...rows].join("\n"));
  return join(folder, name);
}

const row = (start: string, end: string, resource = "Ana") => `${resource},artist,Nebula,Comp,2026-03-02T${start}:00Z,2026-03-02T${end}:00Z`;

test("an import says what was not booked and why, then the sums; of all or nothing it fails when it is nothing", async () => {
  const sheet = await file("sheet.csv", row("09:00", "10:00"), row("09:30", "11:00"), row("12:00", "11:00"));

  const refused = await run(sheet, "--tenant", slug, "--atomic");
  expect(refused).toMatchObject({ code: 1, err: "", out: expect.stringContaining("Nothing was stored") });
  const dry = await run(sheet, "--tenant", slug, "--dry-run");
  expect(dry).toMatchObject({ code: 0, err: "", out: expect.stringContaining("A dry run") });
  expect((await listResources(database.db, studio, listResourcesSchema.parse({}))).items).toEqual([]);

  const stored = await run(sheet, "--tenant", slug);
  expect(stored).toMatchObject({ code: 0, err: "" });
  expect(stored.out).toContain("Conflicts:\n  line 3: Ana, 2026-03-02T09:30:00Z to 2026-03-02T11:00:00Z, is taken by Nebula (Comp), line 2\n\nInvalid:\n  line 4: end must be after start\n");
  expect(stored.out).toMatch(/ 3 rows\n +1 booked\n +0 updated\n +0 unchanged\n +1 conflicts\n +1 invalid\n +1 new resources\n +1 new projects\n\nStored\.\n$/);

  const fits = await file("fits.csv", row("14:00", "15:00"), row("15:00", "16:00"));
  expect(await run(fits, "--tenant", slug, "--atomic")).toMatchObject({ code: 0, out: expect.stringContaining("Stored.") });
}, 60_000);

test("a file that cannot be read is refused in one line, a wrong call as such", async () => {
  const broken = await file("broken.csv", '"Ana');
  expect(await run(broken, "--tenant", slug)).toEqual({ code: 1, out: "", err: expect.stringMatching(/^The row that begins on line 2 .*\n$/) });
  const misuses = [[], [broken], [broken, broken, "--tenant", slug], ["missing.csv", "--tenant", slug], [folder, "--tenant", slug], [broken, "--tenant", slug, "--bogus"]];
  const outcomes = await Promise.all(misuses.map((words) => run(...words)));
  for (const outcome of outcomes) expect(outcome).toEqual({ code: 2, out: "", err: expect.stringMatching(/^[^\n]+\n$/) });
}, 60_000);
