import { afterAll, beforeAll, expect, test } from "vitest";
import { challengeHolds, listBookings, listHistory } from "@/modules/booking";
import { type Booking, listBookingsSchema } from "@/modules/booking/contract";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";
import { artist, csv, expectSound, importText, withoutIds } from "./import.fixture";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

test("a row over a hold is a conflict; a first option is confirmed, and who has no room then is bumped; a second option is not", async () => {
  const { db } = database;
  const studio = await database.newStudio();
  const holds = [
    artist("09:00", "12:00", { externalId: "first", title: "First", status: "hold" }),
    artist("11:00", "14:00", { externalId: "second", title: "Second", status: "hold" }),
    artist("13:00", "15:00", { externalId: "third", title: "Third", status: "hold" }),
    artist("11:00", "13:00", { resource: "Bo", externalId: "away", status: "hold" }),
  ];
  await importText(db, studio, csv(holds));
  const all = async () => new Map((await listBookings(db, studio, listBookingsSchema.parse({}))).items.map((booking) => [booking.externalId, booking]));
  const before = await all();
  await challengeHolds(db, studio, (before.get("second") as Booking).id);

  const sheet = csv([
    artist("10:00", "11:00", { title: "New" }), // over the first option
    artist("11:00", "14:00", { externalId: "second", title: "Second", status: "confirmed" }), // the first option is ahead
    artist("16:00", "17:00", { title: "Free" }),
    artist("16:30", "18:00", { title: "Late", status: "hold" }),
    artist("09:00", "12:00", { externalId: "first", title: "First", status: "confirmed" }),
    artist("17:00", "17:30", { title: "Over late" }), // over a hold of this file
  ]);
  const dry = await importText(db, studio, sheet, { dryRun: true });
  const report = await importText(db, studio, sheet);
  expect(withoutIds(dry)).toEqual(withoutIds(report));
  expect(report).toMatchObject({ booked: 2, updated: 1, conflictCount: 3, stored: true });
  expect(report.conflicts.map(({ line, blockedBy }) => [line, blockedBy.map(({ title }) => title)])).toEqual([[2, ["First"]], [3, ["First"]], [7, ["Late"]]]);

  const after = await all();
  expect(after.get("first")).toMatchObject({ status: "confirmed", version: 3, challenge: null });
  expect(after.get("second")).toBeUndefined();
  expect((await listHistory(db, studio, (before.get("second") as Booking).id, { limit: 10 })).items.map(({ type, reason }) => [type, reason])).toEqual([["booking:created", undefined], ["hold:released", "bumped"]]);
  expect(after.get("third")).toMatchObject({ status: "hold", version: 1 });
  await expectSound(db, studio);
});
