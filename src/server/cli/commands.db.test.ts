import { execFile } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findPrincipalByApiKey, findStudioId } from "@/modules/tenant";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

type Outcome = { code: number; out: string; err: string };

/** Runs the command as npm would, in a process of its own. */
function run(command: "studio" | "api-key", words: string[], env: Record<string, string> = {}): Promise<Outcome> {
  const options = { env: { ...process.env, DATABASE_URL: database.servingUrl, DATABASE_ADMIN_URL: "", ...env } };
  return new Promise((resolve) => {
    execFile(process.execPath, ["--import", "tsx", join(import.meta.dirname, `${command}.ts`), ...words], options, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err });
    });
  });
}

const oneLine = /^[^\n]+\n$/;

test("a studio is made, and an API key for it that is printed alone, listed and revoked", async () => {
  const studio = await run("studio", ["create", "--slug", "north", "--name", "North Post", "--time-zone", "Europe/Berlin"]);
  const tenantId = await findStudioId(database.db, "north");
  expect(studio).toEqual({ code: 0, err: "", out: `Made the studio North Post: slug north, time zone Europe/Berlin, currency EUR, id ${tenantId}\n` });

  const made = await run("api-key", ["create", "--tenant", "north", "--role", "scheduler", "--name", "render farm"]);
  expect(made).toEqual({ code: 0, err: "", out: expect.stringMatching(/^pt_[\w-]{43}\n$/) });
  const principal = await findPrincipalByApiKey(database.db, made.out.trim());
  expect(principal).toMatchObject({ tenantId, role: "scheduler", actor: { name: "render farm" } });

  const id = principal?.actor.id ?? "";
  expect(await run("api-key", ["revoke", "--tenant", "north", "--id", id])).toMatchObject({ code: 0, out: expect.stringMatching(/^Revoked render farm/) });
  expect(await run("api-key", ["list", "--tenant", "north"])).toMatchObject({ code: 0, out: expect.stringMatching(new RegExp(`^${id}\tpt_[\\w-]{5}\tscheduler\trender farm\trevoked .+\n$`)) });
});

const unreachable = { DATABASE_URL: "postgres://nobody@127.0.0.1:1/none" };

test("what is refused is said in one line on standard error", async () => {
  const outcomes = await Promise.all([run("api-key", ["create", "--tenant", "nowhere", "--role", "viewer", "--name", "x"]), run("studio", ["create", "--slug", "lost", "--name", "Lost"], unreachable)]);
  for (const outcome of outcomes) expect(outcome).toEqual({ code: 1, out: "", err: expect.stringMatching(oneLine) });
});

test("a wrong call is told from a refusal, before anything is opened", async () => {
  const outcomes = await Promise.all([run("studio", ["create", "--slug", "Not A Slug", "--name", "x"], unreachable), run("api-key", ["toString"], unreachable)]);
  for (const outcome of outcomes) expect(outcome).toEqual({ code: 2, out: "", err: expect.stringMatching(oneLine) });
  expect(await run("api-key", ["--help"], unreachable)).toMatchObject({ code: 0, err: "", out: expect.stringContaining("api-key -- create --tenant <slug>") });
});
