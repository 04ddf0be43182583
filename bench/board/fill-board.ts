import { sql } from "drizzle-orm";
import { inTenant } from "@/services/db";
import type { Setting, Studio } from "../setting";

const DAYS = 90;
export const FIRST_DAY = "2026-03-02T00:00:00Z";
const PROJECTS = 40;

/** Each booking of a resource begins so many hours after the one before it; the first with the first day. */
export const slotHours = (each: number) => (DAYS * 24) / each;

/**
 * A studio with so many resources and bookings over 90 days from 2 March 2026 on, none of which overlap: each resource has its own in order, with gaps.
 * The same one at each run: PostgreSQL's random numbers are seeded.
 */
export async function fillBoard(setting: Setting, resources: number, bookings: number): Promise<Studio> {
  const studio = await setting.newStudio(resources, PROJECTS);
  const { principal: { tenantId }, resourceIds, projectIds } = studio;
  const each = Math.round(bookings / resources);
  await inTenant(setting.db, tenantId, async (tx) => {
    await tx.execute(sql`SELECT setseed(0.42)`);
    await tx.execute(sql`
      UPDATE resources SET name = 'Artist ' || lpad(r.place::text, 5, '0'), department = 'Department ' || lpad(((r.place - 1) / 50)::text, 2, '0')
      FROM unnest(${sql.param(resourceIds)}::uuid[]) WITH ORDINALITY AS r (id, place) WHERE resources.tenant_id = ${tenantId} AND resources.id = r.id`);
    await tx.execute(sql`
      INSERT INTO bookings (tenant_id, id, resource_id, project_id, status, title, allocation, worked_minutes, start_time, end_time)
      SELECT ${tenantId}, gen_random_uuid(), r.id, (${sql.param(projectIds)}::uuid[])[1 + (random() * ${PROJECTS - 1})::int], CASE WHEN random() < 0.15 THEN 'hold' ELSE 'confirmed' END,
        'Shot ' || n, 100, 480, slot.start, slot.start + (0.3 + random() * 0.6) * ${`${slotHours(each)} hours`}::interval
      FROM unnest(${sql.param(resourceIds)}::uuid[]) AS r (id), generate_series(0, ${each - 1}) AS n,
        LATERAL (SELECT ${FIRST_DAY}::timestamptz + n * ${`${slotHours(each)} hours`}::interval AS start) AS slot`);
    await tx.execute(sql`
      INSERT INTO booking_windows (tenant_id, booking_id, seq, resource_id, status, capacity, capacity_from, capacity_until, allocation, start_time, end_time, lanes)
      SELECT tenant_id, id, 0, resource_id, status, 100, '1900-01-01Z', '2200-01-01Z', allocation, start_time, end_time, '{[1,101)}'::int4multirange FROM bookings WHERE tenant_id = ${tenantId}`);
  });
  await setting.tidy(["resources", "bookings", "booking_windows"]);
  return studio;
}
