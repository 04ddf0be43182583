import { and, arrayContains, eq, sql } from "drizzle-orm";
import type { TimeRange } from "@/lib/time";
import { resourceCapacities, resources } from "@/modules/resource/schema";
import type { Tx } from "@/services/db";
import type { Free } from "../domain/free-time";
import { bookings } from "../schema";

/** What a resource must be; left out or empty: anything. Skills each at that level at least. */
export type Need = {
  id?: string | undefined;
  kind?: string | undefined;
  department?: string | undefined;
  tags?: string[];
  skills?: { name: string; level: number }[];
};

/** A resource with the steps of its capacity in the range that was asked about: they fill it. */
export type Fitting = Pick<typeof resources.$inferSelect, "id" | "name" | "kind" | "department" | "timeZone" | "skills" | "hourlyRateMinor" | "rateCurrency"> & { had: Free[] };

type Row = [Fitting["id"], Fitting["name"], Fitting["kind"], Fitting["department"], Fitting["timeZone"], Fitting["skills"], Fitting["hourlyRateMinor"], Fitting["rateCurrency"], number, number | null, number | null];

/** All resources that are what is needed, by name. In one JSON: ten thousand rows take the driver longer than PostgreSQL. */
export async function selectFitting(tx: Tx, tenantId: string, { start, end }: TimeRange, need: Need): Promise<Fitting[]> {
  const { startsAt, endsAt, capacity } = resourceCapacities;
  const { id, name, kind, department, timeZone, skills, hourlyRateMinor, rateCurrency } = resources;
  const [from, to] = [start.toString(), end.toString()];
  const seconds = (instant: unknown, isInside: unknown) => sql`CASE WHEN ${isInside} THEN date_part('epoch', ${instant}) END`;
  const row = sql`json_build_array(${id}, ${name}, ${kind}, ${department}, ${timeZone}, ${skills}, ${hourlyRateMinor}, ${rateCurrency}, ${capacity}, ${seconds(startsAt, sql`${startsAt} > ${from}`)}, ${seconds(endsAt, sql`${endsAt} < ${to}`)})`;
  const [found] = await tx
    .select({ rows: sql<string | null>`json_agg(${row} ORDER BY ${name}, ${id}, ${startsAt})::text` })
    .from(resources)
    .innerJoin(resourceCapacities, and(eq(resourceCapacities.tenantId, resources.tenantId), eq(resourceCapacities.resourceId, id), sql`${startsAt} < ${to}`, sql`${endsAt} > ${from}`))
    .where(and(eq(resources.tenantId, tenantId), matches(need)));
  const fitting: Fitting[] = [];
  for (const [id, name, kind, department, timeZone, skills, hourlyRateMinor, rateCurrency, capacity, from, until] of JSON.parse(found?.rows ?? "[]") as Row[]) {
    const step: Free = { start: from === null ? start.epochMilliseconds : Math.round(from * 1_000), end: until === null ? end.epochMilliseconds : Math.round(until * 1_000), capacity };
    const last = fitting.at(-1);
    if (last?.id === id) last.had.push(step);
    else fitting.push({ id, name, kind, department, timeZone, skills, hourlyRateMinor, rateCurrency, had: [step] });
  }
  return fitting;
}

/** Whether a resource is what is needed. */
export function matches({ id, kind, department, tags = [], skills = [] }: Need) {
  return and(
    id ? eq(resources.id, id) : undefined,
    kind ? eq(resources.kind, kind) : undefined,
    department ? eq(resources.department, department) : undefined,
    tags.length > 0 ? arrayContains(resources.tags, tags) : undefined,
    ...skills.map(({ name, level }) => sql`EXISTS (SELECT FROM jsonb_array_elements(${resources.skills}) AS s WHERE s ->> 'name' = ${name} AND (s ->> 'level')::int >= ${level})`),
  );
}

/** Which of the resources have a confirmed booking of the project. Each is looked up on its own: a project may have a hundred thousand bookings. */
export async function selectWorkedOn(tx: Tx, tenantId: string, projectId: string, resourceIds: string[]): Promise<Set<string>> {
  const one = sql`SELECT FROM ${bookings} WHERE ${bookings.tenantId} = ${tenantId} AND ${bookings.projectId} = ${projectId} AND ${bookings.resourceId} = candidate.id AND ${bookings.status} = 'confirmed' LIMIT 1`;
  const { rows } = await tx.execute<{ id: string }>(sql`SELECT candidate.id FROM unnest(${sql.param(resourceIds)}::uuid[]) AS candidate (id) CROSS JOIN LATERAL (${one}) AS worked`);
  return new Set(rows.map(({ id }) => id));
}
