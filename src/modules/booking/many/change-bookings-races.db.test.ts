import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Principal } from "@/lib/principal";
import { Problem } from "@/lib/problem";
import { parseInstant } from "@/lib/time";
import { changeBookings, createBooking } from "@/modules/booking";
import type { Booked } from "@/modules/booking/contract";
import { inTenant } from "@/services/db";
import { bookingInput, makeProject, makeResource } from "@/testing/factories";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";
import type { ChangeManyInput } from "./contract";

let database: TestDatabase;
let studio: Principal;
let projectId: string;
beforeAll(async () => {
  database = await createTestDatabase(20);
  studio = await database.newStudio();
  projectId = (await makeProject(database.db, studio)).id;
});
afterAll(() => database.close());

const ROUNDS = 8;
const at = (hour: number) => parseInstant(`2026-03-02T${String(hour).padStart(2, "0")}:00:00Z`);
const slot = (hour: number) => ({ start: at(hour), end: at(hour + 1) });
/** Four artists, each with a booking at nine and one at ten. */
async function fill(): Promise<{ resourceIds: string[]; rows: Booked[][] }> {
  const resourceIds = await Promise.all([1, 2, 3, 4].map(async () => (await makeResource(database.db, studio)).id));
  const rows: Booked[][] = [];
  for (const id of resourceIds) rows.push([await createBooking(database.db, studio, bookingInput(id, projectId, "09:00", "10:00")), await createBooking(database.db, studio, bookingInput(id, projectId, "10:00", "11:00"))]);
  return { resourceIds, rows };
}
const change = async (changes: ChangeManyInput["changes"]) => {
  try {
    await changeBookings(database.db, studio, { changes });
    return "changed";
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
};
const to = ({ id, version }: Booked, hour: number, resourceId?: string) => ({ id, version, ...slot(hour), ...(resourceId && { resourceId }) });
const doubleBooked = () =>
  inTenant(database.db, studio.tenantId, async (tx) => {
    const { rows } = await tx.execute<{ count: number }>(sql`
      SELECT count(*)::int AS count FROM booking_windows AS a JOIN booking_windows AS b ON a.tenant_id = b.tenant_id AND a.resource_id = b.resource_id AND a.booking_id < b.booking_id
        AND a.status = 'confirmed' AND b.status = 'confirmed' AND a.start_time < b.end_time AND b.start_time < a.end_time AND a.lanes && b.lanes`);
    return rows[0]?.count;
  });

test("of two who move the same bookings at once, in other orders, exactly one wins", async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const { rows } = await fill();
    const firsts = rows.map(([first]) => first as Booked);
    const outcomes = await Promise.all([change(firsts.map((booking) => to(booking, 14))), change(firsts.toReversed().map((booking) => to(booking, 15)))]);
    expect(outcomes.toSorted()).toEqual(["changed", "changes_conflict"]);
  }
  expect(await doubleBooked()).toBe(0);
});

test("of two groups that want the same places, exactly one wins", async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const { rows } = await fill();
    const [firsts, seconds] = [rows.map(([first]) => first as Booked), rows.map(([, second]) => second as Booked)];
    const outcomes = await Promise.all([change(firsts.map((booking) => to(booking, 14))), change(seconds.toReversed().map((booking) => to(booking, 14)))]);
    expect(outcomes.toSorted()).toEqual(["changed", "changes_conflict"]);
  }
  expect(await doubleBooked()).toBe(0);
});

test("groups that do not meet are changed both, also where they cross the same resources in turn", async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const { resourceIds, rows } = await fill();
    const around = (bookings: Booked[], hour: number, by: number) => bookings.map((booking, i) => to(booking, hour, resourceIds[(i + by) % resourceIds.length]));
    const [firsts, seconds] = [rows.map(([first]) => first as Booked), rows.map(([, second]) => second as Booked)];
    expect(await Promise.all([change(around(firsts, 9, 1)), change(around(seconds, 10, 3))])).toEqual(["changed", "changed"]);
  }
  expect(await doubleBooked()).toBe(0);
});
