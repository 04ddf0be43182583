import { afterAll, beforeAll, expect, test } from "vitest";
import type { Principal } from "@/lib/principal";
import { createApiKey } from "@/modules/tenant";
import { type Answer, call, startApi, type TestApi } from "@/testing/start-api";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";
import type { ImportReport } from "./contract";
import { artist, congress, csv, query } from "./import.fixture";

const PATH = "/api/v1/imports/bookings";

let database: TestDatabase;
let api: TestApi;
let studio: Principal;
let key: string;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi(database);
  studio = await database.newStudio();
  key = (await createApiKey(database.db, studio, { name: "Test", role: "scheduler" })).key;
});
afterAll(async () => {
  await api.close();
  await database.close();
});

type Body = ConstructorParameters<typeof Response>[0];
const post = (body: Body, { type = "text/csv", path = PATH, as = key } = {}) =>
  call(api.url + path, { method: "POST", body, duplex: "half", headers: { authorization: `Bearer ${as}`, "content-type": type } } as RequestInit);
const problem = ({ status, body }: Answer) => ({ status, code: (body as { code: string }).code });
const rowsStored = async () => (await query(database.db, studio, "SELECT id FROM bookings UNION ALL SELECT id FROM resources UNION ALL SELECT id FROM projects")).length;

test("refuses what it cannot read, with what to do, and stores nothing of it", async () => {
  const good = csv([artist("09:00", "10:00")]);
  const refused: [string, Body, number, string][] = [
    ["no body", null, 400, "import_empty"],
    ["an empty body", "", 400, "import_empty"],
    ["Latin-1", Buffer.from(good.replace("Ana", "Käthe"), "latin1"), 400, "import_not_utf8"],
    ["UTF-16", Buffer.from(`\ufeff${good}`, "utf16le"), 400, "import_not_utf8"],
    ["a workbook", Buffer.from("PK\u0003\u0004\u0014\u0000"), 400, "import_binary"],
    ["NUL bytes", good.replace("Nebula", "Neb\0ula"), 400, "import_binary"],
    ["JSON", JSON.stringify([{ resource: "Ana" }]), 400, "import_broken_quotes"],
    ["a missing column", good.replace("project", "client"), 422, "import_missing_column"],
    ["a column twice", good.replace("project", "Kind"), 422, "import_duplicate_column"],
    ["an open quote", `${good}\n"Ana,artist`, 400, "import_broken_quotes"],
  ];
  for (const [what, body, status, code] of refused) expect([what, problem(await post(body))]).toEqual([what, { status, code }]);
  for (const type of ["application/json", "text/plain", "text/csv; charset=iso-8859-1"]) expect(problem(await post(good, { type }))).toEqual({ status: 415, code: "import_not_csv" });
  expect(problem(await post(good, { path: `${PATH}?mode=some` }))).toEqual({ status: 400, code: "invalid_input" });
  expect(problem(await post(good, { as: "wrong" }))).toMatchObject({ status: 401 });
  const viewer = (await createApiKey(database.db, studio, { name: "Viewer", role: "viewer" })).key;
  expect(problem(await post(good, { as: viewer }))).toEqual({ status: 403, code: "forbidden" });
  expect(await rowsStored()).toBe(0);
});

test("refuses 50 MB, whether it says so before or is streamed, and goes on answering", async () => {
  const line = Buffer.from(`${csv([artist("09:00", "10:00")]).split("\n")[1]}\n`.repeat(1_000));
  const pieces = Math.ceil((50 * 2 ** 20) / line.length);
  let sent = 0;
  const streamed = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent++ < pieces) controller.enqueue(line);
      else controller.close();
    },
  });
  expect(problem(await post(streamed))).toEqual({ status: 413, code: "import_too_large" });
  const told = await post(Buffer.concat(Array(pieces).fill(line)));
  expect(problem(told)).toEqual({ status: 413, code: "import_too_large" });
  expect((told.body as { detail: string }).detail).toContain("npm run import");
  expect((await call(`${api.url}/healthz`)).status).toBe(200);
  expect(await rowsStored()).toBe(0);
}, 60_000);

test("names the line of each row that cannot be meant, and books the others", async () => {
  const text = [
    "Notes;END;start;Kind;resource;project;colour",
    '"two\r\nlines";2026-03-02T10:00:00+01:00;2026-03-02T09:00:00+01:00;artist;Ana;"Nebula; the film";red',
    ";2026-03-02T11:00:00Z;2026-03-02T10:00:00;artist;Ana;Nebula;",
    `;2026-03-02T11:00:00Z;2026-03-02T10:00:00Z;artist;${"x".repeat(10_000)};Nebula;`,
    ";;;;;;",
    ";2026-03-02T11:00:00Z;2026-03-02T10:00:00Z;artist;=A1&B1;Nebula;",
    ";2026-03-02T11:00:00Z;2026-03-02T10:00:00Z;artist",
    ";2026-03-02T11:00:00Z;2026-03-02T10:00:00Z;artist;Ana;Nebula;;;;",
    ";2026-03-02T11:00:00Z;2026-03-02T10:00:00Z;spaceship;Ana;Nebula;",
    ";2026-03-02T11:00:00Z;2026-03-02T10:00:00Z;room;Ana;Nebula;",
  ].join("\r\n");
  const { status, body } = await post(`\ufeff${text}`, { type: "Text/CSV; charset=UTF-8" });
  expect(status).toBe(200);
  const { invalid, ...report } = body as ImportReport;
  expect(report).toMatchObject({ rows: 8, booked: 2, invalidCount: 6, createdResources: 2, createdProjects: 2, stored: true });
  expect(invalid.map(({ line, field }) => [line, field])).toEqual([[4, "start"], [5, "resource"], [7, "resource"], [8, "row"], [9, "row"], [10, "kind"]]);
});

test("imports the real schedule", async () => {
  const other = await database.newStudio();
  const { key: as } = await createApiKey(database.db, other, { name: "Test", role: "owner" });
  const text = await congress();
  expect((await post(text, { as, path: `${PATH}?dryRun=true` })).body).toMatchObject({ booked: 2_636, stored: false });
  const { status, body, headers } = await post(text, { as });
  expect(status).toBe(200);
  expect(headers.get("content-type")).toContain("application/json");
  expect(body).toMatchObject({ rows: 2_858, booked: 2_636, conflictCount: 219, invalidCount: 3 });
});
