import { afterAll, beforeAll, expect, test } from "vitest";
import { makeResource } from "@/testing/factories";
import { startApi, type TestApi } from "@/testing/start-api";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";
import { replacementSchema } from "./contract";

let database: TestDatabase;
let api: TestApi;
let post: (body: unknown) => Promise<{ status: number; body: unknown }>;
let input: Record<string, unknown>;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi(database);
  const studio = await database.newStudio();
  const client = await api.client(studio, "scheduler");
  post = (body) => client("POST", "/api/v1/bookings/replace", body);
  input = { fromResourceId: (await makeResource(database.db, studio)).id, toResourceId: (await makeResource(database.db, studio)).id, from: "2027-03-01" };
});
afterAll(async () => {
  await api.close();
  await database.close();
});

test("an answer as it is promised", async () => {
  for (const from of ["2027-03-01", "2027-03-01T09:00:00+01:00"]) {
    const { status, body } = await post({ ...input, from });
    expect([status, replacementSchema.parse(body)]).toEqual([200, { dryRun: false, applied: true, refused: false, counts: { moved: 0, split: 0, conflict: 0, skipped: 0 }, items: [] }]);
  }
});

test.each([
  [{ fromResourceId: undefined }, "fromResourceId"],
  [{ toResourceId: "x" }, "toResourceId"],
  [{ from: "tomorrow" }, "from"],
  [{ from: "2027-02-30" }, "from"],
  [{ from: "2027-03-01T09:00:30Z" }, "from"],
  [{ to: "2027-02-01" }, "to"],
  [{ bookingIds: [] }, "bookingIds"],
  [{ bookingIds: ["x"] }, "bookingIds.0"],
  [{ override: "" }, "override"],
  [{ dryRun: "yes" }, "dryRun"],
])("%j is refused, and says that it is for %s", async (wrong, path) => {
  expect(await post({ ...input, ...wrong })).toMatchObject({ status: 400, body: { code: "invalid_input", errors: [{ path }] } });
});

test("nobody is replaced by themselves, nor by whom there is not", async () => {
  expect(await post({ ...input, toResourceId: input.fromResourceId })).toMatchObject({ status: 400, body: { errors: [{ path: "toResourceId" }] } });
  expect(await post({ ...input, toResourceId: "01900000-0000-7000-8000-000000000000" })).toMatchObject({ status: 404, body: { code: "resource_not_found" } });
});
