import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "@/lib/ids";
import type { Principal } from "@/lib/principal";
import { openPool } from "@/services/db";
import { makeProject, makeResource, bookingInput } from "@/testing/factories";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";
import { createBooking } from "../create-booking";
import { getBooking } from "../read-bookings";
import { listHistory } from "../read-history";
import { updateBooking } from "../update-booking";
import { updateBookingSchema } from "../contract";
import { bundleInput, refusal } from "./bundles.fixture";
import { type DetailedBundle, updateBundleSchema } from "./contract";
import { createBundle } from "./create-bundle";
import { getBundle, listBundles } from "./read-bundles";
import { updateBundle } from "./update-bundle";

let database: TestDatabase;
let studio: Principal;
beforeAll(async () => {
  database = await createTestDatabase(25);
  studio = await database.newStudio();
});
afterAll(() => database.close());

/** A bundle of three rooms, of their own. */
async function makeBundle(given: Record<string, unknown> = {}) {
  const { db } = database;
  const rooms = await Promise.all([1, 2, 3].map(() => makeResource(db, studio, { kind: "room" })));
  const project = await makeProject(db, studio);
  const { bundle } = await createBundle(db, studio, bundleInput(project.id, rooms.map(({ id }) => ({ resourceId: id })), { title: "Shoot", ...given }));
  return { id: bundle?.id ?? "", rooms, project, bundle: await getBundle(db, studio, bundle?.id ?? "") };
}
const change = (id: string, input: object, version?: number) => updateBundle(database.db, studio, id, version, updateBundleSchema.parse(input));
const timesOf = ({ members }: DetailedBundle) => members.map(({ start, end }) => `${start} ${end}`);
const statusesOf = ({ members }: DetailedBundle) => members.map(({ status }) => status);

describe("a change of the bundle", () => {
  test("moves all of them, over each other's places", async () => {
    const { id, project, rooms } = await makeBundle();
    const moved = await change(id, { shift: { minutes: 60 } }, 1);
    expect(timesOf(moved)).toEqual(Array.from({ length: 3 }, () => "2026-03-02T11:00:00Z 2026-03-02T13:00:00Z"));
    expect(moved).toMatchObject({ version: 2, id });
    expect(timesOf(await change(id, { moveTo: "2026-03-30" }))).toEqual(Array.from({ length: 3 }, () => "2026-03-30T10:00:00Z 2026-03-30T12:00:00Z")); // after the change of the clocks
    // What they left is free again.
    await createBooking(database.db, studio, bookingInput(rooms[0]?.id ?? "", project.id, "10:00", "13:00"));
  });

  test("confirms all of them, and cancels those that are left", async () => {
    const { id, bundle } = await makeBundle({ status: "hold" });
    const [first] = bundle.members;
    expect(statusesOf(bundle)).toEqual(["hold", "hold", "hold"]);
    expect(statusesOf(await change(id, { status: "confirmed" }))).toEqual(["confirmed", "confirmed", "confirmed"]);
    await updateBooking(database.db, studio, first?.bookingId ?? "", undefined, updateBookingSchema.parse({ status: "cancelled" }));
    expect(statusesOf(await getBundle(database.db, studio, id))).toEqual(["cancelled", "confirmed", "confirmed"]);
    const gone = await change(id, { status: "cancelled" });
    expect(statusesOf(gone)).toEqual(["cancelled", "cancelled", "cancelled"]);
    expect(gone.members.map(({ version }) => version)).toEqual([3, 3, 3]);
    expect(await refusal(change(id, { shift: { days: 1 } }))).toMatchObject({ status: 409, code: "bundle_cancelled" });
    expect(await listHistory(database.db, studio, bundle.members[1]?.bookingId ?? "", { limit: 50 })).toMatchObject({ items: [{ type: "booking:created" }, { type: "booking:updated" }, { type: "booking:cancelled" }] });
  });

  test("of one alone leaves the others, and does not keep the bundle from moving", async () => {
    const { id, bundle } = await makeBundle();
    await updateBooking(database.db, studio, bundle.members[1]?.bookingId ?? "", undefined, updateBookingSchema.parse({ start: "2026-03-02T14:00:00Z", end: "2026-03-02T15:00:00Z", title: "Pickup" }));
    const moved = await change(id, { shift: { days: 1 }, title: "Reshoot" });
    expect(timesOf(moved)).toEqual(["2026-03-03T10:00:00Z 2026-03-03T12:00:00Z", "2026-03-03T14:00:00Z 2026-03-03T15:00:00Z", "2026-03-03T10:00:00Z 2026-03-03T12:00:00Z"]);
    const titles = await Promise.all(moved.members.map(async ({ bookingId }) => (await getBooking(database.db, studio, bookingId ?? "")).title));
    expect([moved.title, ...titles]).toEqual(["Reshoot", "Reshoot", "Pickup", "Reshoot"]);
  });

  test("that does not fit one of them changes none, and says which", async () => {
    const { id, rooms, project, bundle } = await makeBundle();
    const inTheWay = await createBooking(database.db, studio, bookingInput(rooms[2]?.id ?? "", project.id, "12:00", "14:00"));
    const problem = await refusal(change(id, { shift: { minutes: 60 } }));
    expect(problem).toMatchObject({ status: 409, code: "bundle_conflict", extra: { members: [{ bookingId: bundle.members[2]?.bookingId, name: rooms[2]?.name, code: "booking_conflict", conflicts: [{ bookingId: inTheWay.id }] }] } });
    expect(await getBundle(database.db, studio, id)).toEqual(bundle);
  });

  test("that changes nothing is no new version; from an old version it is refused", async () => {
    const { id, bundle } = await makeBundle();
    expect(await change(id, { title: "Shoot", shift: { days: 0 }, status: "confirmed" })).toEqual(bundle);
    await change(id, { title: "Other" }, 1);
    expect(await refusal(change(id, { title: "Third" }, 1))).toMatchObject({ status: 412, code: "stale_version", extra: { current: { version: 2, title: "Other" } } });
    expect(await refusal(change(newId(), { title: "Third" }))).toMatchObject({ status: 404, code: "bundle_not_found" });
  });

  test("in days keeps them in days", async () => {
    const { id } = await makeBundle({ days: { from: "2026-03-02", to: "2026-03-04" } });
    const moved = await change(id, { moveTo: "2026-03-06" });
    expect(moved.members.map(({ days }) => [days?.from, days?.to])).toEqual(Array.from({ length: 3 }, () => ["2026-03-06", "2026-03-08"]));
    expect(await refusal(change(id, { shift: { minutes: 5 } }))).toMatchObject({ status: 400, code: "invalid_input" });
  });
});

test("the list has the newest first, with how many there are and from when to when", async () => {
  const { id, project } = await makeBundle();
  const other = await makeBundle();
  const page = await listBundles(database.db, studio, { projectId: project.id, limit: 50 });
  expect(page.items).toMatchObject([{ id, members: 3, start: "2026-03-02T10:00:00Z", end: "2026-03-02T12:00:00Z" }]);
  const all = await listBundles(database.db, studio, { limit: 1 });
  expect(all.items).toMatchObject([{ id: other.id }]);
  expect((await listBundles(database.db, studio, { limit: 1, cursor: all.nextCursor ?? "" })).items).toMatchObject([{ id }]);
});

test("twenty clients that move a bundle and its bookings to and fro leave it whole", { timeout: 60_000 }, async () => {
  const pools = Array.from({ length: 20 }, () => openPool(database.servingUrl, 1));
  try {
    const { id, rooms, project, bundle } = await makeBundle();
    const spare = await makeResource(database.db, studio, { kind: "room" });
    await createBooking(database.db, studio, bookingInput(rooms[0]?.id ?? "", project.id, "14:00", "16:00"));
    const [member] = bundle.members;
    const acts = pools.map((pool, i) => {
      if (i % 4 === 0) return updateBooking(pool, studio, member?.bookingId ?? "", undefined, updateBookingSchema.parse({ resourceId: i % 8 === 0 ? spare.id : member?.resourceId }));
      return updateBundle(pool, studio, id, undefined, updateBundleSchema.parse({ shift: { minutes: i % 2 === 0 ? 60 : -60 } }));
    });
    const results = await Promise.allSettled(acts);
    for (const result of results) if (result.status === "rejected") expect(["booking_conflict", "bundle_conflict"]).toContain((result.reason as { code?: string }).code);
    const after = await getBundle(database.db, studio, id);
    expect(new Set(after.members.map(({ start }) => start)).size).toBe(1);
    const moves = results.filter((result, i) => result.status === "fulfilled" && i % 4 !== 0).length;
    expect(after.version).toBe(1 + moves);
  } finally {
    await Promise.all(pools.map((pool) => pool.close()));
  }
});
