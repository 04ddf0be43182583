import { afterAll, beforeAll, expect, test } from "vitest";
import type { Principal } from "@/lib/principal";
import { parseInstant, Temporal } from "@/lib/time";
import { createBooking, getBooking, listBookings, listHistory, revertBooking, updateBooking } from "@/modules/booking";
import { listBookingsSchema, type SeenBooking, updateBookingSchema } from "@/modules/booking/contract";
import { bookingInput, makeProject, makeResource } from "@/testing/factories";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";

let database: TestDatabase;
let studio: Principal;
let ana: string;
let bo: string;
let projectId: string;
beforeAll(async () => {
  database = await createTestDatabase();
  studio = await database.newStudio();
  [ana, bo] = [(await makeResource(database.db, studio)).id, (await makeResource(database.db, studio)).id];
  projectId = (await makeProject(database.db, studio)).id;
});
afterAll(() => database.close());

let day = 0;
/** A booking on a day that no other test uses. */
function book() {
  const date = parseInstant("2026-06-01T09:00:00Z").add({ hours: 24 * day++ });
  return createBooking(database.db, studio, bookingInput(ana, projectId, date.toString(), date.add({ hours: 2 }).toString(), { title: "Comp" }));
}
const change = (id: string, input: Record<string, unknown>) => updateBooking(database.db, studio, id, undefined, updateBookingSchema.parse(input));
const revert = (id: string, version: number) => revertBooking(database.db, studio, id, version);

test("tells who changed what and when, page by page", async () => {
  const { id, start } = await book();
  const producer = { ...studio, actor: { type: "user", id: "p", name: "Producer" } as const };
  await updateBooking(database.db, producer, id, 1, { title: "Roto", resourceId: bo });
  await change(id, { status: "cancelled" });
  const first = await listHistory(database.db, studio, id, { limit: 2 });
  expect(first.items).toMatchObject([
    { version: 1, type: "booking:created", actor: { name: "Test" }, changes: expect.arrayContaining([{ field: "title", to: "Comp" }, { field: "start", to: start }]) },
    { version: 2, type: "booking:updated", actor: { type: "user", id: "p", name: "Producer" }, changes: [{ field: "resourceId", from: ana, to: bo }, { field: "title", from: "Comp", to: "Roto" }] },
  ]);
  const second = await listHistory(database.db, studio, id, { limit: 2, cursor: first.nextCursor ?? "" });
  expect(second).toMatchObject({ items: [{ version: 3, type: "booking:cancelled", changes: [{ field: "status", from: "confirmed", to: "cancelled" }] }], nextCursor: null });
  await expect(listHistory(database.db, await database.newStudio(), id, { limit: 2 })).rejects.toMatchObject({ status: 404 });
});

test("undoes a change as a new change; what others changed since stays", async () => {
  const { id, end } = await book();
  await change(id, { end: parseInstant(end).add({ hours: 1 }).toString() });
  await change(id, { title: "Paint" });
  expect(await revert(id, 2)).toMatchObject({ end, title: "Paint", version: 4 });
  expect(await revert(id, 4)).toMatchObject({ end: parseInstant(end).add({ hours: 1 }).toString(), version: 5 });
});

test("what was changed again since must be undone first", async () => {
  const { id } = await book();
  await change(id, { title: "Roto" });
  await change(id, { title: "Paint" });
  await expect(revert(id, 2)).rejects.toMatchObject({ status: 409, code: "changed_since", extra: { version: 3 } });
  await expect(revert(id, 9)).rejects.toMatchObject({ status: 404, code: "version_not_found" });
  await expect(revertBooking(database.db, { ...studio, role: "viewer" }, id, 3)).rejects.toMatchObject({ status: 403 });
});

test("undoing runs into the same constraint; undoing the making cancels, undoing that books again", async () => {
  const { id, start, end } = await book();
  await change(id, { resourceId: bo });
  const other = await createBooking(database.db, studio, bookingInput(ana, projectId, start, end));
  await expect(revert(id, 2)).rejects.toMatchObject({ code: "booking_conflict", extra: { conflicts: [{ bookingId: other.id }] } });
  expect(await revert(other.id, 1)).toMatchObject({ status: "cancelled" });
  expect(await revert(id, 2)).toMatchObject({ resourceId: ana });
  await expect(revert(other.id, 2)).rejects.toMatchObject({ code: "booking_conflict" });
});

test("shows the schedule as it was at any moment", async () => {
  const own = await database.newStudio();
  const [artist, project] = [await makeResource(database.db, own), await makeProject(database.db, own)];
  const make = (hour: number) => createBooking(database.db, own, bookingInput(artist.id, project.id, `2026-03-02T${hour}:00:00Z`, `2026-03-02T${hour + 1}:00:00Z`));
  const moments: { at: Temporal.Instant; state: SeenBooking[] }[] = [];
  const kept = [await make(10), await make(12), await make(14)];
  const steps = [
    () => make(16),
    () => updateBooking(database.db, own, kept[0]?.id ?? "", undefined, updateBookingSchema.parse({ start: "2026-03-02T08:00:00Z" })),
    () => updateBooking(database.db, own, kept[1]?.id ?? "", undefined, { status: "cancelled" }),
    () => updateBooking(database.db, own, kept[2]?.id ?? "", undefined, updateBookingSchema.parse({ start: "2026-04-02T14:00:00Z", end: "2026-04-02T15:00:00Z" })),
    () => updateBooking(database.db, own, kept[1]?.id ?? "", undefined, { status: "confirmed", title: "Back" }),
  ];
  const read = async (asOf?: Temporal.Instant) => {
    const items: SeenBooking[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listBookings>> = await listBookings(database.db, own, listBookingsSchema.parse({ from: "2026-03-02T00:00:00Z", to: "2026-03-03T00:00:00Z", limit: 2, ...(asOf && { asOf: asOf.toString() }), ...(cursor && { cursor }) }));
      items.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    return items;
  };
  for (const step of [async () => {}, ...steps]) {
    await step();
    await new Promise((resolve) => setTimeout(resolve, 5)); // moments are named to the millisecond
    moments.push({ at: Temporal.Now.instant().round("millisecond"), state: await read() });
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  for (const { at, state } of moments) expect(await read(at)).toEqual(state);
  expect(moments.map(({ state }) => state.length)).toEqual([3, 4, 4, 3, 2, 3]);
  expect(await getBooking(database.db, own, kept[1]?.id ?? "")).toMatchObject({ title: "Back", version: 3 });
});
