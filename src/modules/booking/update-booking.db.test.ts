import { afterAll, beforeAll, expect, test } from "vitest";
import type { Principal } from "@/lib/principal";
import { createBooking, getBooking, readAvailability, readProjectStatus, updateBooking } from "@/modules/booking";
import { availabilityQuerySchema } from "@/modules/booking/availability/contract";
import { updateBookingSchema } from "@/modules/booking/contract";
import { updateResource } from "@/modules/resource";
import { inTenant, openPool } from "@/services/db";
import { domainEvents } from "@/services/outbox/schema";
import { at, bookingInput, makeProject, makeResource } from "@/testing/factories";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";

let database: TestDatabase;
let studio: Principal;
beforeAll(async () => {
  database = await createTestDatabase();
  studio = await database.newStudio();
});
afterAll(() => database.close());

const change = (id: string, version: number | undefined, input: Record<string, unknown>) => updateBooking(database.db, studio, id, version, updateBookingSchema.parse(input));

async function setting() {
  const { db } = database;
  const [artist, project] = [await makeResource(db, studio, { hourlyRate: { amount: 1_000, currency: "EUR" } }), await makeProject(db, studio, { budget: { amount: 100_000, currency: "EUR" } })];
  const book = (start: string, end: string, given = {}) => createBooking(db, studio, bookingInput(artist.id, project.id, start, end, given));
  return { artist, project, book };
}

test("moves in time and to another resource, and frees what it left", async () => {
  const { artist, book } = await setting();
  const other = await makeResource(database.db, studio);
  const booking = await book("10:00", "12:00");
  const moved = await change(booking.id, 1, { resourceId: other.id, start: "2026-03-03T10:00:00+01:00", end: "2026-03-03T12:00:00+01:00" });
  expect(moved).toMatchObject({ resourceId: other.id, start: "2026-03-03T09:00:00Z", version: 2 });
  await book("10:00", "12:00");
  const { items } = await readAvailability(database.db, studio, availabilityQuerySchema.parse({ from: "2026-03-03T00:00:00Z", to: "2026-03-04T00:00:00Z", resourceId: other.id }));
  expect(items[0]?.busy).toEqual([{ start: "2026-03-03T09:00:00Z", end: "2026-03-03T11:00:00Z", load: 100 }]);
  expect(artist.id).not.toBe(other.id);
});

test("a move or a confirmation runs into the same constraint; the booking stays as it was", async () => {
  const { book } = await setting();
  const first = await book("10:00", "12:00");
  const second = await book("13:00", "14:00");
  await expect(change(second.id, 1, { start: at("11:00").toString() })).rejects.toMatchObject({ code: "booking_conflict", extra: { conflicts: [{ bookingId: first.id }] } });
  const hold = await book("11:00", "13:00", { status: "hold" });
  await expect(change(hold.id, 1, { status: "confirmed" })).rejects.toMatchObject({ code: "booking_conflict", extra: { conflicts: [{ bookingId: first.id }] } });
  expect(await getBooking(database.db, studio, second.id)).toEqual(second);
  expect(await getBooking(database.db, studio, hold.id)).toEqual(hold);
  await change(first.id, 1, { status: "cancelled" });
  expect(await change(hold.id, 1, { status: "confirmed" })).toMatchObject({ status: "confirmed", version: 2 });
});

test("moving over its own old time is no conflict", async () => {
  const { book } = await setting();
  const booking = await book("10:00", "12:00");
  expect(await change(booking.id, 1, { start: at("11:00").toString(), end: at("13:00").toString() })).toMatchObject({ version: 2 });
});

test("a stale change is refused with the present state; the same change again is no new version", async () => {
  const { book } = await setting();
  const booking = await book("10:00", "12:00");
  const changed = await change(booking.id, 1, { title: "Roto" });
  await expect(change(booking.id, 1, { title: "Paint" })).rejects.toMatchObject({ status: 412, extra: { current: { id: changed.id, version: 2, title: "Roto" } } });
  expect(await change(booking.id, 2, { title: "Roto" })).toEqual(changed);
});

test("of two people who move the same booking one wins, the other sees why", async () => {
  const { book } = await setting();
  const booking = await book("10:00", "12:00");
  const results = await Promise.allSettled(["13:00", "14:00"].map((end) => change(booking.id, 1, { end: at(end).toString() })));
  expect(results.map((result) => result.status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(results.find((result) => result.status === "rejected")).toMatchObject({ reason: { status: 412 } });
});

test("bookings that swap places at once end without a deadlock", async () => {
  const db = openPool(database.servingUrl, 8);
  const [a, b] = [await makeResource(db, studio, { kind: "equipment", capacity: 10 }), await makeResource(db, studio, { kind: "equipment", capacity: 10 })];
  const project = await makeProject(db, studio);
  const [one, two] = [await createBooking(db, studio, bookingInput(a.id, project.id, "10:00", "12:00")), await createBooking(db, studio, bookingInput(b.id, project.id, "10:00", "12:00"))];
  for (let round = 0; round < 10; round++) {
    const [to, from] = round % 2 === 0 ? [b.id, a.id] : [a.id, b.id];
    await Promise.all([updateBooking(db, studio, one.id, undefined, { resourceId: to }), updateBooking(db, studio, two.id, undefined, { resourceId: from })]);
  }
  await db.close();
});

test("what the project has allocated follows every change", async () => {
  const { project, book } = await setting();
  const other = await makeProject(database.db, studio);
  const booking = await book("10:00", "12:00");
  const hold = await book("14:00", "16:00", { status: "hold" });
  const status = () => readProjectStatus(database.db, studio, project.id);
  expect(await status()).toMatchObject({ budget: { amount: 100_000 }, allocated: { amount: 2_000 }, allocatedMinutes: 120, remaining: { amount: 98_000 }, bookingsByStatus: { confirmed: 1, hold: 1, requested: 0, cancelled: 0 } });
  await change(booking.id, undefined, { end: at("13:00").toString() });
  await change(hold.id, undefined, { status: "confirmed" });
  expect(await status()).toMatchObject({ allocated: { amount: 5_000 }, allocatedMinutes: 300 });
  await change(booking.id, undefined, { projectId: other.id });
  await change(hold.id, undefined, { status: "cancelled" });
  expect(await status()).toMatchObject({ allocated: { amount: 0 }, allocatedMinutes: 0, bookingsByStatus: { cancelled: 1, confirmed: 0 } });
  expect(await readProjectStatus(database.db, studio, other.id)).toMatchObject({ allocated: { amount: 3_000 }, budget: null, remaining: null });
});

test("a new title keeps the price, a new time has the new one", async () => {
  const { artist, book } = await setting();
  const booking = await book("10:00", "12:00");
  await updateResource(database.db, studio, artist.id, undefined, { hourlyRate: { amount: 5_000, currency: "EUR" } });
  expect(await change(booking.id, undefined, { title: "Roto" })).toMatchObject({ cost: { amount: 2_000 } });
  expect(await change(booking.id, undefined, { end: at("11:00").toString() })).toMatchObject({ cost: { amount: 5_000 } });
});

test("each change has its event, with what it was before", async () => {
  const own = await database.newStudio();
  const [artist, project] = [await makeResource(database.db, own), await makeProject(database.db, own)];
  const booking = await createBooking(database.db, own, bookingInput(artist.id, project.id, "10:00", "12:00"));
  await updateBooking(database.db, own, booking.id, 1, { title: "Layout" });
  await updateBooking(database.db, own, booking.id, 2, { status: "cancelled" });
  const events = await inTenant(database.db, own.tenantId, (tx) => tx.select().from(domainEvents).orderBy(domainEvents.id));
  const told = events.filter((event) => event.aggregateType === "booking");
  expect(told.map((event) => [event.type, event.aggregateVersion])).toEqual([["booking:created", 1], ["booking:updated", 2], ["booking:cancelled", 3]]);
  expect(told[1]?.payload).toMatchObject({ before: { title: "" }, booking: { title: "Layout" } });
});
