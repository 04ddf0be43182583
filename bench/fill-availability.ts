import { sql } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { inTenant, type Tx } from "@/services/db";
import type { Setting, Studio } from "./setting";

export const DEPARTMENT_SIZE = 500;
const WEEKS = 50;
const ZONES = ["Europe/Berlin", "Europe/London", "America/Vancouver", "Asia/Kolkata"];

/**
 * A studio of so many resources in departments of 500, each with two bookings a week for 50 weeks from January 2026 on (one in
 * ten a hold), four calendars, every twentieth on leave for a week of March. The same one at each run: PostgreSQL's random
 * numbers are seeded. Returned after VACUUM and ANALYZE, as autovacuum would leave it.
 */
export async function fillAvailability(setting: Setting, resources: number): Promise<Studio> {
  const studio = await setting.newStudio(resources, 200);
  const { tenantId } = studio.principal;
  await inTenant(setting.db, tenantId, async (tx) => {
    await describeResources(tx, studio);
    await addCalendars(tx, studio);
    await addLeave(tx, studio);
  });
  // In parts, because what a deferrable constraint has to look at again is kept in memory until its statement ends.
  for (let first = 0; first < resources; first += DEPARTMENT_SIZE) await inTenant(setting.db, tenantId, (tx) => book(tx, studio, first));
  await setting.tidy(["resources", "resource_capacities", "bookings", "booking_windows", "availability", "calendar_assignments"]);
  return studio;
}

const placed = ({ resourceIds }: Studio) => sql`unnest(${sql.param(resourceIds)}::uuid[]) WITH ORDINALITY AS r (id, place)`;

async function describeResources(tx: Tx, studio: Studio) {
  await tx.execute(sql`
    UPDATE resources SET name = 'Artist ' || lpad(r.place::text, 5, '0'), department = 'Department ' || (r.place - 1) / ${DEPARTMENT_SIZE},
      time_zone = (${sql.param(ZONES)}::text[])[1 + r.place % 4], hourly_rate_minor = 4000 + (r.place * 7919) % 6000,
      tags = CASE WHEN r.place % 3 = 0 THEN '{senior}'::text[] ELSE '{}' END, skills = jsonb_build_array(jsonb_build_object('name', 'Nuke', 'level', 1 + r.place % 5))
    FROM ${placed(studio)} WHERE resources.tenant_id = ${studio.principal.tenantId} AND resources.id = r.id`);
}

async function addCalendars(tx: Tx, studio: Studio) {
  const { tenantId } = studio.principal;
  const week = JSON.stringify([1, 2, 3, 4, 5].flatMap((day) => [{ day, start: "09:00", end: "13:00" }, { day, start: "14:00", end: "18:00" }]));
  for (const [place, zone] of ZONES.entries()) {
    const id = newId();
    await tx.execute(sql`INSERT INTO calendars (tenant_id, id, name, time_zone, week, is_default) VALUES (${tenantId}, ${id}, ${zone}, ${zone}, ${week}, false)`);
    await tx.execute(sql`INSERT INTO calendar_assignments (tenant_id, resource_id, calendar_id) SELECT ${tenantId}, r.id, ${id} FROM ${placed(studio)} WHERE 1 + r.place % 4 = ${place + 1}`);
  }
}

async function addLeave(tx: Tx, studio: Studio) {
  await tx.execute(sql`
    INSERT INTO availability (tenant_id, id, resource_id, kind, status, start_time, end_time)
    SELECT ${studio.principal.tenantId}, gen_random_uuid(), r.id, 'leave', 'approved', timestamptz '2026-03-02Z' + (r.place % 4) * interval '7 days', timestamptz '2026-03-07Z' + (r.place % 4) * interval '7 days'
    FROM ${placed(studio)} WHERE r.place % 20 = 0`);
}

/** Two bookings a week, on days that differ, of two to seven hours from between seven and twelve. */
async function book(tx: Tx, { principal: { tenantId }, resourceIds, projectIds }: Studio, first: number) {
  const ids = resourceIds.slice(first, first + DEPARTMENT_SIZE);
  await tx.execute(sql`SELECT setseed(${(first + 1) / 1_000_000})`);
  await tx.execute(sql`
    INSERT INTO bookings (tenant_id, id, resource_id, project_id, status, title, allocation, worked_minutes, start_time, end_time)
    SELECT ${tenantId}, gen_random_uuid(), resource_id, (${sql.param(projectIds)}::uuid[])[1 + (random() * 199)::int], CASE WHEN random() < 0.1 THEN 'hold' ELSE 'confirmed' END, 'Shot ' || n,
      CASE WHEN random() < 0.2 THEN 50 ELSE 100 END, 60 * hours, start, start + hours * interval '1 hour'
    FROM (
      SELECT r.id AS resource_id, n, 2 + (random() * 5)::int AS hours,
        timestamptz '2026-01-05Z' + (n / 2) * interval '7 days' + (3 * (n % 2) + (random())::int) * interval '1 day' + (7 + (random() * 5)::int) * interval '1 hour' AS start
      FROM unnest(${sql.param(ids)}::uuid[]) AS r (id), generate_series(0, ${2 * WEEKS - 1}) AS n
    ) AS made`);
  await tx.execute(sql`
    INSERT INTO booking_windows (tenant_id, booking_id, seq, resource_id, status, capacity, capacity_from, capacity_until, allocation, start_time, end_time, lanes)
    SELECT tenant_id, id, 0, resource_id, status, 100, '1900-01-01Z', '2200-01-01Z', allocation, start_time, end_time, CASE allocation WHEN 100 THEN '{[1,101)}'::int4multirange ELSE '{[1,51)}' END
    FROM bookings WHERE tenant_id = ${tenantId} AND resource_id = ANY (${sql.param(ids)}::uuid[])`);
}
