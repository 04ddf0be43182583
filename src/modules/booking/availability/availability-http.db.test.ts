import { afterAll, beforeAll, expect, test } from "vitest";
import { makeResource } from "@/testing/factories";
import { startApi, type TestApi } from "@/testing/start-api";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";
import { availabilitySchema, candidatesSchema } from "./contract";

let database: TestDatabase;
let api: TestApi;
let get: (query: string) => Promise<{ status: number; body: unknown }>;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi(database);
  const studio = await database.newStudio();
  await makeResource(database.db, studio, { skills: [{ name: "Nuke", level: 3 }], tags: ["senior"] });
  const client = await api.client(studio, "viewer");
  get = (query) => client("GET", `/api/v1/resources/availability${query}`);
});
afterAll(async () => {
  await api.close();
  await database.close();
});

const WEEK = "?from=2027-03-01T00:00:00Z&to=2027-03-08T00:00:00Z";

test("one address answers both questions: who is asked for says which", async () => {
  const windows = await get(`${WEEK}&skills=Nuke:3&tags=senior`);
  expect(windows.status).toBe(200);
  expect(availabilitySchema.parse(windows.body).items).toHaveLength(1);
  for (const asked of ["duration=60", "hours=7.5&skills=Nuke:2&skills=Nuke&costLimit=100000"]) {
    const ranked = await get(`${WEEK}&${asked}`);
    expect([asked, ranked.status]).toEqual([asked, 200]);
    expect(candidatesSchema.parse(ranked.body).items.length + candidatesSchema.parse(ranked.body).others.length).toBe(1);
  }
});

test.each([
  ["?to=2027-03-08T00:00:00Z", "from"],
  ["?from=2027-03-01T00:00:00Z", "to"],
  ["?from=2027-03-01&to=2027-03-08T00:00:00Z", "from"],
  ["?from=2027-03-08T00:00:00Z&to=2027-03-08T00:00:00Z", "to"],
  ["?from=2027-03-01T00:00:00Z&to=2028-06-01T00:00:00Z", "to"],
  [`${WEEK}&kind=spaceship`, "kind"],
  [`${WEEK}&resourceId=1`, "resourceId"],
  [`${WEEK}&tags=a,,b`, "tags.1"],
  [`${WEEK}&skills=`, "skills.0"],
  [`${WEEK}&anyTime=maybe`, "anyTime"],
  [`${WEEK}&allocation=0`, "allocation"],
  [`${WEEK}&duration=0`, "duration"],
  [`${WEEK}&duration=1.5`, "duration"],
  [`${WEEK}&duration=10081`, "duration"],
  [`${WEEK}&hours=0.3`, "hours"],
  [`${WEEK}&hours=x`, "hours"],
  [`${WEEK}&hours=1&duration=60`, "hours"],
  [`${WEEK}&costLimit=5`, "costLimit"],
  [`${WEEK}&projectId=01900000-0000-7000-8000-000000000000`, "projectId"],
  [`${WEEK}&hours=1&costLimit=-1`, "costLimit"],
])("%s is refused, and says that it is for %s", async (query, path) => {
  expect(await get(query)).toMatchObject({ status: 400, body: { code: "invalid_input", errors: [{ path }] } });
});
