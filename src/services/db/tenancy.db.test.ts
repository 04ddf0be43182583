import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "@/lib/ids";
import { createBooking, createBundle, createKit, createPlaceholder, createPolicy, createSeries } from "@/modules/booking";
import { createBundleSchema } from "@/modules/booking/bundles/contract";
import { createKitSchema } from "@/modules/booking/kits/contract";
import { createPlaceholderSchema } from "@/modules/booking/placeholders/contract";
import { createPolicySchema } from "@/modules/booking/policies/contract";
import { createSeriesSchema } from "@/modules/booking/series/contract";
import { writeComment } from "@/modules/comment";
import { createPhase } from "@/modules/project";
import { createPhaseSchema } from "@/modules/project/phases/contract";
import { createRateCard } from "@/modules/rate";
import { createRateCardSchema } from "@/modules/rate/contract";
import { createApiKey } from "@/modules/tenant";
import { createView } from "@/modules/view";
import { bookingInput, makeProject, makeResource } from "@/testing/factories";
import { startQueue } from "@/services/jobs";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";

/** Tables that know no tenant, each with the reason. Everything else must be guarded. */
const EXCEPTIONS: Record<string, string> = {
  "auth.user": "a person is the same person in every studio",
  "auth.session": "read before the studio is known",
  "auth.account": "sign-in credentials of a person",
  "auth.verification": "one-time codes, before sign-in",
  "auth.organization": "the sign-in provider's record of a studio: name and id only",
  "auth.member": "the sign-in provider's record of who is in which organization",
  "auth.invitation": "read by a person who is not a member yet",
  "drizzle.__drizzle_migrations": "which migrations were applied; the serving role only reads it",
  "outbox.relay": "who numbers events, and how far; the serving role only reads it",
  "outbox.cursors": "how far who works through the events has come",
  ...Object.fromEntries(["migrations", "jobs", "_private_jobs", "_private_job_queues", "_private_known_crontabs", "_private_tasks"].map((table) => [`graphile_worker.${table}`, "the worker's queue, of which the serving role sees nothing: names of jobs, no data of studios"])),
};

let database: TestDatabase;
let client: pg.Client;
let ours: string;
let theirs: string;
const guarded: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  await (await startQueue(database.workerUrl, [])).stop(); // makes the tables of the queue
  client = new pg.Client({ connectionString: database.servingUrl });
  await client.connect();
  ours = await fillStudio();
  theirs = (await database.newStudio()).tenantId;
  const { rows } = await client.query<{ name: string }>("SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') ORDER BY 1");
  guarded.push(...rows.map((row) => row.name));
});
afterAll(async () => {
  await client.end();
  await database.close();
});

/** A studio with a row in every table. */
async function fillStudio() {
  const { db } = database;
  const studio = await database.newStudio();
  const [artist, project] = [await makeResource(db, studio), await makeProject(db, studio)];
  const booking = await createBooking(db, studio, bookingInput(artist.id, project.id, "10:00", "12:00"));
  await writeComment(db, studio, booking.id, { body: "Hello" });
  await createView(db, studio, { name: "Month", query: "zoom=month", isShared: true });
  await createSeries(db, studio, createSeriesSchema.parse({ resourceId: artist.id, projectId: project.id, rule: "FREQ=DAILY;COUNT=1", start: "2026-03-03T10:00", end: "12:00" }));
  await createKit(db, studio, createKitSchema.parse({ name: "Kit", needs: [{ kind: "artist" }] }));
  await createBundle(db, studio, createBundleSchema.parse({ projectId: project.id, start: "2026-03-05T10:00:00Z", end: "2026-03-05T12:00:00Z", needs: [{ resourceId: artist.id }] }));
  await createPlaceholder(db, studio, createPlaceholderSchema.parse({ projectId: project.id, title: "Artist TBD", kind: "artist", start: "2026-03-05T10:00:00Z", end: "2026-03-05T12:00:00Z" }));
  await createApiKey(db, studio, { name: "Test", role: "viewer" });
  await createPhase(db, studio, project.id, createPhaseSchema.parse({ name: "Layout" }));
  await createRateCard(db, studio, createRateCardSchema.parse({ unit: "hour", cost: 1, bill: 2, currency: "EUR", startsOn: "2026-01-01" }));
  await as(studio.tenantId, "INSERT INTO studio_settings (tenant_id) VALUES ($1)", [studio.tenantId]);
  const calendarId = newId();
  await as(studio.tenantId, "INSERT INTO calendars (tenant_id, id, name, time_zone, week) VALUES ($1, $2, 'Office', 'UTC', '[]')", [studio.tenantId, calendarId]);
  await as(studio.tenantId, "INSERT INTO calendar_days (tenant_id, calendar_id, day, hours) VALUES ($1, $2, '2026-03-02', '[]')", [studio.tenantId, calendarId]);
  await as(studio.tenantId, "INSERT INTO calendar_assignments (tenant_id, resource_id, calendar_id) VALUES ($1, $2, $3)", [studio.tenantId, artist.id, calendarId]);
  await as(studio.tenantId, "INSERT INTO availability (tenant_id, id, resource_id, kind, start_time, end_time) VALUES ($1, $2, $3, 'blackout', '2026-03-02Z', '2026-03-03Z')", [studio.tenantId, newId(), artist.id]);
  await createPolicy(db, studio, createPolicySchema.parse({ role: "viewer", mayRequest: true }));
  await makeProject(db, studio, { restricted: true });
  await as(studio.tenantId, "INSERT INTO idempotency_keys (tenant_id, actor_id, key, request_hash, lease_until) VALUES ($1, 'someone', 'key', 'hash', now())", [studio.tenantId]);
  await as(studio.tenantId, "INSERT INTO members (tenant_id, id, user_id, role) VALUES ($1, $2, 'someone', 'viewer')", [studio.tenantId, newId()]);
  const endpointId = newId();
  await as(studio.tenantId, "INSERT INTO webhook_endpoints (tenant_id, id, url, sealed_secret) VALUES ($1, $2, 'https://example.com', 'x')", [studio.tenantId, endpointId]);
  await as(studio.tenantId, "INSERT INTO webhook_deliveries (tenant_id, id, endpoint_id, position, type, body, status) VALUES ($1, $2, $3, 1, 'x', '{}', 'delivered')", [studio.tenantId, newId(), endpointId]);
  await as(studio.tenantId, "INSERT INTO notifications (tenant_id, id, user_id, kind, position, aggregate_id, payload) VALUES ($1, $2, 'someone', 'booked', 1, $2, '{}')", [studio.tenantId, newId()]);
  await as(studio.tenantId, "INSERT INTO notification_settings (tenant_id, user_id, channels) VALUES ($1, 'someone', '{}')", [studio.tenantId]);
  await as(studio.tenantId, `INSERT INTO mails (tenant_id, id, "to", subject, text, status) VALUES ($1, $2, 'someone@example.com', 'Hello', 'Hello', 'sent')`, [studio.tenantId, newId()]);
  await as(studio.tenantId, "INSERT INTO calendar_feeds (tenant_id, id, kind, subject, name, token_hash, created_by, revoked_at) VALUES ($1, $2, 'project', $3, 'Feed', 'hash', 'someone', now())", [studio.tenantId, newId(), project.id]);
  return studio.tenantId;
}

/** One statement as the serving role, in a transaction of that tenant (of none, when it is undefined). */
async function as(tenantId: string | undefined, statement: string, values: unknown[] = []) {
  await client.query("BEGIN");
  try {
    if (tenantId) await client.query("SELECT set_config('app.current_tenant', $1, true)", [tenantId]);
    const result = await client.query(statement, values);
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
}

/** Generated ones and identities cannot be written. */
async function columnsOf(table: string): Promise<{ name: string; isGenerated: boolean; isJson: boolean }[]> {
  const { rows } = await client.query(`
    SELECT attname AS name, attgenerated <> '' OR attidentity <> '' AS "isGenerated", atttypid = 'jsonb'::regtype AS "isJson"
    FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`, [table]);
  return rows;
}

const keyOf = (table: string) => (table === "tenants" ? "id" : "tenant_id");

test("every table is guarded or on the list of exceptions", async () => {
  const { rows } = await client.query<{ name: string; forced: boolean; policies: number; both: boolean }>(`
    SELECT CASE WHEN n.nspname = 'public' THEN '' ELSE n.nspname || '.' END || c.relname AS name, c.relrowsecurity AND c.relforcerowsecurity AS forced,
      (SELECT count(*)::int FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'tenant_isolation' AND p.polcmd = '*' AND p.polroles = '{0}') AS policies,
      coalesce((SELECT bool_and(p.polqual IS NOT NULL AND pg_get_expr(p.polqual, p.polrelid) = pg_get_expr(p.polwithcheck, p.polrelid) AND pg_get_expr(p.polqual, p.polrelid) LIKE '%app.current_tenant%')
        FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'tenant_isolation'), false) AS both
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'm', 'v') AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')`);
  const bare = rows.filter((row) => !(row.forced && row.policies === 1 && row.both)).map((row) => row.name);
  expect(bare.toSorted()).toEqual(Object.keys(EXCEPTIONS).toSorted());
  expect(guarded.length).toBe(rows.length - bare.length);
});

test("no other policy lets the serving role in", async () => {
  const { rows } = await client.query("SELECT polname FROM pg_policy WHERE polname <> 'tenant_isolation' AND (polroles = '{0}' OR EXISTS (SELECT FROM unnest(polroles) r WHERE pg_has_role(current_user, r, 'MEMBER')))");
  expect(rows).toEqual([]);
});

describe("with no tenant set, and under another tenant", () => {
  test("nothing is found in any table, and our own rows are", async () => {
    for (const table of guarded) {
      const count = async (tenantId?: string) => (await as(tenantId, `SELECT count(*)::int AS n FROM ${table} WHERE ${keyOf(table)} = $1`, [ours])).rows[0].n as number;
      expect([table, await count()]).toEqual([table, 0]);
      expect([table, await count(theirs)]).toEqual([table, 0]);
      expect([table, (await count(ours)) > 0]).toEqual([table, true]);
    }
  });

  test("nothing can be changed, removed or written across", async () => {
    for (const table of guarded) {
      const key = keyOf(table);
      const log = table === "domain_events";
      for (const statement of [`UPDATE ${table} SET ${key} = ${key}`, `DELETE FROM ${table} WHERE ${key} = '${ours}'`]) {
        const outcome = await as(theirs, `${statement} ${statement.startsWith("UPDATE") ? `WHERE ${key} = '${ours}'` : ""}`).then((result) => result.rowCount, (error: pg.DatabaseError) => error.code);
        expect([statement, outcome]).toEqual([statement, log ? "42501" : 0]);
      }
      // The row is written as it is, under the other tenant: refused by WITH CHECK before any key is looked at.
      const { rows } = await as(ours, `SELECT * FROM ${table} LIMIT 1`);
      const columns = (await columnsOf(table)).filter(({ isGenerated }) => !isGenerated);
      const values = columns.map(({ name, isJson }) => (isJson && rows[0][name] !== null ? JSON.stringify(rows[0][name]) : rows[0][name]));
      const insert = as(theirs, `INSERT INTO ${table} (${columns.map(({ name }) => `"${name}"`).join(", ")}) VALUES (${columns.map((_, i) => `$${i + 1}`).join(", ")})`, values);
      await expect(insert, table).rejects.toMatchObject({ code: "42501", message: expect.stringContaining("row-level security") });
    }
  });
});

test("a foreign key cannot point across", async () => {
  const { rows } = await client.query<{ name: string; table: string; columns: string[] }>(`
    SELECT conname AS name, conrelid::regclass::text AS table, (SELECT array_agg(attname::text) FROM pg_attribute WHERE attrelid = conrelid AND attnum = ANY (conkey)) AS columns
    FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace`);
  expect(rows.length).toBeGreaterThan(8);
  for (const key of rows) expect([key.name, key.columns.includes("tenant_id")]).toEqual([key.name, true]);
});

test("the serving role owns nothing, and cannot weaken the guard", async () => {
  const { rows } = await client.query("SELECT relname FROM pg_class WHERE pg_has_role(current_user, relowner, 'MEMBER')");
  expect(rows).toEqual([]);
  for (const statement of ["ALTER TABLE bookings DISABLE ROW LEVEL SECURITY", "ALTER TABLE bookings NO FORCE ROW LEVEL SECURITY", "CREATE FUNCTION leak() RETURNS int LANGUAGE sql AS 'SELECT 1'", "DROP POLICY tenant_isolation ON bookings", "CREATE TABLE loot (id int)", "ALTER TABLE booking_windows DROP CONSTRAINT no_double_booking", "TRUNCATE bookings"]) {
    await expect(client.query(statement), statement).rejects.toMatchObject({ code: "42501" });
  }
});

test("also the owner of the tables, who is no superuser, sees nothing without a tenant, but for the look-ups", async () => {
  await client.query("SELECT place_events($1, '1 second', 1000)", [newId()]); // an event without a number may be given one, and nothing else
  const owner = new pg.Client({ connectionString: database.adminUrl });
  await owner.connect();
  const { rows } = await owner.query<{ super: boolean }>("SELECT rolsuper OR rolbypassrls AS super FROM pg_roles WHERE rolname = current_user");
  expect(rows[0]?.super).toBe(false);
  for (const table of guarded) {
    const found = await owner.query(`SELECT 1 FROM ${table} LIMIT 1`);
    expect([table, found.rowCount]).toEqual([table, ["tenants", "members", "api_keys", "domain_events"].includes(table) ? 1 : 0]);
    const changed = await owner.query(`UPDATE ${table} SET ${keyOf(table)} = ${keyOf(table)}`);
    expect([table, changed.rowCount]).toEqual([table, 0]);
  }
  await owner.end();
});
