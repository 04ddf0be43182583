import { afterAll, beforeAll, expect, test } from "vitest";
import { sql } from "drizzle-orm";
import { newId } from "@/lib/ids";
import type { Principal } from "@/lib/principal";
import { createBooking, readProjectStatus, updateBooking } from "@/modules/booking";
import { updateBookingSchema } from "@/modules/booking/contract";
import { createPhase, deletePhase, listPhases, updatePhase, updateProject } from "@/modules/project";
import { createPhaseSchema, updatePhaseSchema } from "@/modules/project/phases/contract";
import { createRateCard, deleteRateCard, listRateCards, updateRateCard } from "@/modules/rate";
import { createRateCardSchema, listRateCardsSchema } from "@/modules/rate/contract";
import { inTenant } from "@/services/db";
import { bookingInput, makeProject, makeResource } from "@/testing/factories";
import { FAULT_NAMES, findFaults } from "@/testing/proof/checker";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";

let database: TestDatabase;
let studio: Principal;
beforeAll(async () => {
  database = await createTestDatabase();
  studio = await database.newStudio();
});
afterAll(async () => {
  expect(await findFaults(database.db, studio)).toEqual(Object.fromEntries(FAULT_NAMES.map((name) => [name, 0])));
  await database.close();
});

const EUR = (amount: number) => ({ amount, currency: "EUR" });
const card = (given: Record<string, unknown>) => createRateCard(database.db, studio, createRateCardSchema.parse({ unit: "hour", cost: 5_000, bill: 8_000, currency: "EUR", startsOn: "2026-01-01", ...given }));
const book = (resourceId: string, projectId: string, start: string, end: string, given: Record<string, unknown> = {}) => createBooking(database.db, studio, bookingInput(resourceId, projectId, start, end, given));
const change = (id: string, given: Record<string, unknown>) => updateBooking(database.db, studio, id, undefined, updateBookingSchema.parse(given));
const status = (projectId: string) => readProjectStatus(database.db, studio, projectId);

test("a booking is priced by the card that holds on its first day, and keeps that rate when the card changes or goes", async () => {
  const [artist, project] = [await makeResource(database.db, studio), await makeProject(database.db, studio, { budget: EUR(100_000) })];
  const own = await card({ resourceId: artist.id });
  const booking = await book(artist.id, project.id, "09:00", "12:00");
  expect(booking).toMatchObject({ cost: EUR(15_000), bill: EUR(24_000), rate: { cardId: own.id, cost: 5_000, bill: 8_000 } });
  await updateRateCard(database.db, studio, own.id, own.version, { cost: 9_000 });
  expect(await change(booking.id, { title: "Comp" })).toMatchObject({ cost: EUR(15_000), rate: { cost: 5_000 } });
  const before = await card({ resourceId: artist.id, projectId: project.id, cost: 1_000, bill: 1_000 });
  expect(await change(booking.id, { end: "2026-03-02T11:00:00Z" })).toMatchObject({ cost: EUR(2_000), rate: { cardId: before.id } });
  await deleteRateCard(database.db, studio, before.id);
  expect(await status(project.id)).toMatchObject({ allocated: EUR(2_000), billed: EUR(2_000), margin: EUR(0) });
  await expect(card({ resourceId: artist.id })).rejects.toMatchObject({ status: 409, code: "rate_card_overlap" });
  await expect(card({ resourceId: newId() })).rejects.toMatchObject({ status: 404, code: "resource_not_found" });
  await expect(listRateCards(database.db, { ...studio, role: "viewer" }, listRateCardsSchema.parse({}))).rejects.toMatchObject({ status: 403 });
  expect((await listRateCards(database.db, studio, listRateCardsSchema.parse({ resourceId: artist.id }))).items).toHaveLength(1);
});

test("where the project blocks, what is over is refused with the figures, and cancelling makes room", async () => {
  const [artist, project] = [await makeResource(database.db, studio, { hourlyRate: EUR(1_000) }), await makeProject(database.db, studio, { budget: EUR(5_000), enforcement: "block" })];
  const first = await book(artist.id, project.id, "08:00", "12:00");
  await expect(book(artist.id, project.id, "12:00", "14:00")).rejects.toMatchObject({ status: 409, code: "budget_exceeded", extra: { budget: EUR(5_000), allocated: EUR(4_000), wanted: EUR(2_000) } });
  const hold = await book(artist.id, project.id, "12:00", "14:00", { status: "hold" });
  await expect(change(hold.id, { status: "confirmed" })).rejects.toMatchObject({ code: "budget_exceeded" });
  await expect(change(first.id, { start: "2026-03-02T06:00:00Z" })).rejects.toMatchObject({ code: "budget_exceeded" });
  await expect(updateProject(database.db, studio, project.id, undefined, { budget: EUR(3_999) })).rejects.toMatchObject({ status: 409, code: "budget_below_allocated" });
  await change(first.id, { status: "cancelled" });
  await updateProject(database.db, studio, project.id, undefined, { budget: EUR(2_000) });
  await change(hold.id, { status: "confirmed" });
  expect(await status(project.id)).toMatchObject({ budget: EUR(2_000), allocated: EUR(2_000), remaining: EUR(0), overruns: [] });
});

test("a project that only warns says so and books; it cannot be made to block while it is over", async () => {
  const [artist, project] = [await makeResource(database.db, studio, { hourlyRate: EUR(1_000) }), await makeProject(database.db, studio, { budget: EUR(1_500), enforcement: "warn" })];
  expect((await book(artist.id, project.id, "08:00", "09:00")).warnings).toBeUndefined();
  expect((await book(artist.id, project.id, "09:00", "10:00")).warnings).toMatchObject([{ code: "over_budget" }]);
  expect(await status(project.id)).toMatchObject({ remaining: EUR(-500), overruns: [{ phaseId: null, by: EUR(500) }] });
  await expect(updateProject(database.db, studio, project.id, undefined, { enforcement: "block" })).rejects.toMatchObject({ code: "budget_below_allocated", extra: { allocated: [{ allocated: 2_000, budget: 1_500 }] } });
  await updateProject(database.db, studio, project.id, undefined, { enforcement: "block", budget: null });
});

test("a phase has a budget of its own, which blocks as its project does", async () => {
  const [artist, project, other] = [await makeResource(database.db, studio, { hourlyRate: EUR(1_000) }), await makeProject(database.db, studio, { budget: EUR(10_000) }), await makeProject(database.db, studio)];
  const phase = await createPhase(database.db, studio, project.id, createPhaseSchema.parse({ name: "Layout", budget: EUR(2_000) }));
  const booking = await book(artist.id, project.id, "08:00", "11:00", { phaseId: phase.id });
  await expect(updateProject(database.db, studio, project.id, undefined, { enforcement: "block" })).rejects.toMatchObject({ code: "budget_below_allocated" });
  await updatePhase(database.db, studio, phase.id, 1, updatePhaseSchema.parse({ budget: EUR(3_000) }));
  await updateProject(database.db, studio, project.id, undefined, { enforcement: "block" });
  await expect(book(artist.id, project.id, "11:00", "12:00", { phaseId: phase.id })).rejects.toMatchObject({ code: "budget_exceeded", extra: { phaseId: phase.id, budget: EUR(3_000) } });
  await book(artist.id, project.id, "11:00", "12:00");
  expect(await listPhases(database.db, studio, project.id)).toMatchObject({ items: [{ name: "Layout", budget: EUR(3_000), allocated: EUR(3_000), version: 2 }], unassigned: EUR(7_000) });
  await expect(deletePhase(database.db, studio, phase.id)).rejects.toMatchObject({ code: "phase_in_use" });
  await expect(book(artist.id, other.id, "14:00", "15:00", { phaseId: phase.id })).rejects.toMatchObject({ status: 404, code: "phase_not_found" });
  expect(await change(booking.id, { projectId: other.id })).toMatchObject({ phaseId: null });
  expect(await status(project.id)).toMatchObject({ allocated: EUR(1_000), phases: [{ allocated: EUR(0) }] });
  await deletePhase(database.db, studio, phase.id);
});

test("holds are forecast, not allocated; weeks add up; bookings of somebody who is away are told", async () => {
  const [artist, project] = [await makeResource(database.db, studio, { hourlyRate: EUR(1_000) }), await makeProject(database.db, studio, { budget: EUR(100_000) })];
  const soon = (day: number, hour: number) => `2150-03-0${day}T${String(hour).padStart(2, "0")}:00:00Z`; // Sunday is the 1st
  const booking = await book(artist.id, project.id, soon(1, 20), soon(2, 4));
  await book(artist.id, project.id, soon(4, 8), soon(4, 12), { status: "hold" });
  const expired = await book(artist.id, project.id, soon(5, 8), soon(5, 12), { status: "hold", expiresAt: soon(5, 0) });
  await inTenant(database.db, studio.tenantId, (tx) => tx.execute(sql`UPDATE bookings SET expires_at = now() WHERE id = ${expired.id}`));
  await book(artist.id, project.id, soon(6, 8), soon(6, 12), { status: "requested" });
  await inTenant(database.db, studio.tenantId, (tx) =>
    tx.execute(sql`INSERT INTO availability (tenant_id, id, resource_id, kind, start_time, end_time) VALUES (${studio.tenantId}, ${newId()}, ${artist.id}, 'sick', ${soon(2, 0)}, ${soon(3, 0)})`),
  );
  expect(await status(project.id)).toMatchObject({
    allocated: EUR(8_000),
    forecast: EUR(4_000),
    forecastMinutes: 240,
    weeks: [
      { week: "2150-W09", from: "2150-02-23", allocated: EUR(3_000), forecast: EUR(0), minutes: 180 },
      { week: "2150-W10", from: "2150-03-02", allocated: EUR(5_000), forecast: EUR(4_000), minutes: 540 },
    ],
    conflicts: [{ bookingId: booking.id, resourceId: artist.id, kind: "sick" }],
    bookingsByStatus: { confirmed: 1, hold: 2, requested: 1 },
  });
  await inTenant(database.db, studio.tenantId, (tx) => tx.execute(sql`UPDATE bookings SET expires_at = ${soon(5, 0)} WHERE id = ${expired.id}`));
});
