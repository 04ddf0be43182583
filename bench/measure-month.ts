import { sql } from "drizzle-orm";
import { request } from "undici";
import { inTenant } from "@/services/db";
import { percentiles } from "./clients";
import type { Setting, Studio } from "./setting";

const RESOURCES = 500;
const BOOKINGS = 50_000;
const TIMES = 15;

export type MonthRow = { read: string; bookings: number; p50: number; p95: number; kilobytes: number };

/** A month of 500 resources in a studio of 50,000 bookings: once with all of them in that month, once spread over a year. */
export async function measureMonth(setting: Setting): Promise<MonthRow[]> {
  const rows: MonthRow[] = [];
  for (const [name, months] of [["50,000 bookings in the month", 1], ["50,000 bookings in the year", 12]] as const) {
    const studio = await setting.newStudio(RESOURCES, 8);
    await fill(setting, studio, months);
    const path = "/api/v1/resources/availability?from=2026-03-01T00:00:00Z&to=2026-03-31T00:00:00Z";
    const times: number[] = [];
    let size = 0;
    let bookings = 0;
    for (let i = 0; i < TIMES + 2; i++) {
      const began = performance.now();
      const answer = await request(setting.url + path, { headers: { authorization: `Bearer ${studio.key}` } });
      const text = await answer.body.text();
      if (i >= 2) times.push(performance.now() - began); // the first two warm up
      if (answer.statusCode !== 200) throw new Error(`the month was answered with ${answer.statusCode}`);
      size = text.length;
      bookings = (JSON.parse(text) as { items: { busy: unknown[] }[] }).items.reduce((sum, item) => sum + item.busy.length, 0);
    }
    const { p50, p95 } = percentiles(times);
    rows.push({ read: `availability, ${name}`, bookings, p50, p95, kilobytes: size / 1_000 });
  }
  return rows;
}

/** Bookings of two hours with a pause after each, the same number for each resource, from March on. */
async function fill({ db }: Setting, { principal, resourceIds, projectIds }: Studio, months: number) {
  const each = BOOKINGS / RESOURCES;
  const step = (months * 30 * 24) / each;
  const { tenantId } = principal;
  await inTenant(db, tenantId, async (tx) => {
    await tx.execute(sql`
      INSERT INTO bookings (tenant_id, id, resource_id, project_id, status, title, allocation, worked_minutes, start_time, end_time)
      SELECT ${tenantId}, gen_random_uuid(), r.id, (${sql.param(projectIds)}::uuid[])[1 + (n + r.place) % 8], 'confirmed', 'Shot ' || n, 100, 120,
        timestamptz '2026-03-01T00:00Z' + n * ${step}::float8 * interval '1 hour', timestamptz '2026-03-01T00:00Z' + (n * ${step}::float8 + 2) * interval '1 hour'
      FROM unnest(${sql.param(resourceIds)}::uuid[]) WITH ORDINALITY AS r (id, place), generate_series(0, ${each - 1}) AS n`);
    await tx.execute(sql`
      INSERT INTO booking_windows (tenant_id, booking_id, seq, resource_id, status, capacity, capacity_from, capacity_until, allocation, start_time, end_time, lanes)
      SELECT tenant_id, id, 0, resource_id, status, 100, '1900-01-01Z', '2200-01-01Z', 100, start_time, end_time, '{[1,101)}' FROM bookings WHERE tenant_id = ${tenantId}`);
  });
}
