import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApiKey } from "@/modules/tenant";
import { buildPages } from "@/server/build-pages";
import { freePort } from "@/services/db/embedded";
import { makeProject, makeResource } from "@/testing/factories";
import { call } from "@/testing/start-api";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";

// Where Next is the only server, as on Vercel: no Node server of ours in front of it.
let database: TestDatabase;
let next: ChildProcess;
let url: string;

beforeAll(async () => {
  await buildPages(new AbortController().signal);
  database = await createTestDatabase();
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  next = spawn(process.execPath, [createRequire(import.meta.url).resolve("next/dist/bin/next"), "start", "-H", "127.0.0.1", "-p", String(port)], {
    env: { ...process.env, NODE_ENV: "production", DATABASE_URL: database.servingUrl, AUTH_SECRET: "a secret for tests, long enough to sign with", NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  for (let tries = 0; tries < 300; tries++) {
    const answered = await fetch(`${url}/api/v1/openapi.json`).then((answer) => answer.ok, () => false);
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("next start did not answer within 30 seconds");
}, 240_000);

afterAll(async () => {
  next.kill("SIGTERM");
  await once(next, "exit");
  await database.close();
});

test("`next start` alone books, refuses, and shows the page to sign in", async () => {
  const studio = await database.newStudio();
  const [artist, project] = [await makeResource(database.db, studio), await makeProject(database.db, studio, { name: "Nebula" })];
  const { key } = await createApiKey(database.db, studio, { name: "Test", role: "scheduler" });
  const book = () =>
    call(`${url}/api/v1/bookings`, {
      method: "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      body: JSON.stringify({ resourceId: artist.id, projectId: project.id, start: "2026-03-02T09:00:00Z", end: "2026-03-02T18:00:00Z" }),
    });
  const booked = await book();
  expect(booked).toMatchObject({ status: 201, body: { status: "confirmed", version: 1 } });
  expect(booked.headers.get("api-version")).toBe("1");
  expect(await book()).toMatchObject({ status: 409, body: { code: "booking_conflict", conflicts: [{ bookingId: (booked.body as { id: string }).id, projectName: "Nebula" }] } });
  expect((await fetch(`${url}/sign-in`)).status).toBe(200);
});
