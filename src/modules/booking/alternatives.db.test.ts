import { afterAll, beforeAll, expect, test } from "vitest";
import type { Principal } from "@/lib/principal";
import { createBooking, updateBooking } from "@/modules/booking";
import { updateBookingSchema } from "@/modules/booking/contract";
import { at, bookingInput, makeProject, makeResource } from "@/testing/factories";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";

let database: TestDatabase;
let studio: Principal;
beforeAll(async () => {
  database = await createTestDatabase();
  studio = await database.newStudio();
});
afterAll(() => database.close());

const rate = (amount: number) => ({ hourlyRate: { amount, currency: "EUR" } });

test("a refusal offers the next free time, and who else could do it: who knows the project first, then the cheapest", async () => {
  const { db } = database;
  const nuke = { skills: [{ name: "Nuke", level: 3 }], tags: ["senior"] };
  const ana = await makeResource(db, studio, { name: "Ana", ...nuke });
  const dear = await makeResource(db, studio, { name: "Dear", ...nuke, ...rate(9_000) });
  const cheap = await makeResource(db, studio, { name: "Cheap", ...nuke, ...rate(5_000) });
  const knows = await makeResource(db, studio, { name: "Knows", ...nuke, ...rate(8_000) });
  const busy = await makeResource(db, studio, { name: "Busy", ...nuke });
  await makeResource(db, studio, { name: "Junior", skills: nuke.skills });
  await makeResource(db, studio, { name: "Painter", tags: ["senior"] });
  const project = await makeProject(db, studio);
  await createBooking(db, studio, bookingInput(knows.id, project.id, "2026-01-05T09:00:00Z", "2026-01-05T10:00:00Z"));
  await createBooking(db, studio, bookingInput(busy.id, project.id, "11:59", "12:30"));
  await createBooking(db, studio, bookingInput(ana.id, project.id, "09:00", "11:00"));
  await createBooking(db, studio, bookingInput(ana.id, project.id, "12:00", "13:00"));

  await expect(createBooking(db, studio, bookingInput(ana.id, project.id, "10:00", "12:00"))).rejects.toMatchObject({
    code: "booking_conflict",
    extra: {
      alternatives: {
        nextFree: { start: at("13:00").toString(), end: at("15:00").toString(), from: null },
        resources: [
          { resourceId: knows.id, name: "Knows", workedOnProject: true, cost: { amount: 16_000, currency: "EUR" } },
          { resourceId: cheap.id, name: "Cheap", workedOnProject: false, cost: { amount: 10_000, currency: "EUR" } },
          { resourceId: dear.id, name: "Dear", workedOnProject: false, cost: { amount: 18_000, currency: "EUR" } },
        ],
      },
    },
  });
});

test("what is offered can be booked; a move does not stand in its own way", async () => {
  const { db } = database;
  const [suite, project] = [await makeResource(db, studio, { kind: "room" }), await makeProject(db, studio)];
  await createBooking(db, studio, bookingInput(suite.id, project.id, "09:00", "11:00"));
  const mine = await createBooking(db, studio, bookingInput(suite.id, project.id, "11:00", "12:00"));
  const refused = (await updateBooking(db, studio, mine.id, 1, updateBookingSchema.parse({ start: at("10:30").toString(), end: at("12:30").toString() })).catch((error: unknown) => error)) as { extra: { alternatives: { nextFree: { start: string; end: string } } } };
  const { nextFree } = refused.extra.alternatives;
  const { start, end } = nextFree;
  expect(nextFree).toEqual({ start: at("11:00").toString(), end: at("13:00").toString(), from: null });
  expect(await updateBooking(db, studio, mine.id, 1, updateBookingSchema.parse({ start, end }))).toMatchObject({ start, end, version: 2 });
});
