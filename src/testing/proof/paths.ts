import type { Principal } from "@/lib/principal";
import { newId } from "@/lib/ids";
import { changeBookings, createBooking, createBundle, createSeries, replaceResource, updateBooking } from "@/modules/booking";
import { createBundleSchema } from "@/modules/booking/bundles/contract";
import { updateBookingSchema } from "@/modules/booking/contract";
import { changeManySchema } from "@/modules/booking/many/contract";
import { replaceSchema } from "@/modules/booking/replace/contract";
import { createSeriesSchema } from "@/modules/booking/series/contract";
import { importBookings } from "@/modules/import";
import type { Database } from "@/services/db";
import { bookingInput, makeProject, makeResource } from "../factories";
import { CLIENTS, type Path } from "./race";

const MONDAY = "2026-03-02";
const DAY = { start: `${MONDAY}T09:00:00Z`, end: `${MONDAY}T17:00:00Z` };

/** An artist of its own for each round, so that rounds do not meet, and one project for all. */
async function aRound(db: Database, studio: Principal, given: Record<string, unknown> = {}) {
  const [resource, project] = [await makeResource(db, studio, given), await makeProject(db, studio)];
  const book = (client: Database, more: Record<string, unknown> = {}, { start, end } = DAY) => createBooking(client, studio, bookingInput(resource.id, project.id, start, end, more));
  return { resource, project, book };
}

const won = async (attempt: Promise<unknown>) => {
  await attempt;
  return 1;
};
const all = <T>(make: (i: number) => Promise<T>) => Promise.all(Array.from({ length: CLIENTS }, (_, i) => make(i)));
const change = (client: Database, studio: Principal, id: string, input: Record<string, unknown>) => updateBooking(client, studio, id, undefined, updateBookingSchema.parse(input));

/** Every way to a booking. What the model says of each is in `winners`. */
export const PATHS: Path[] = [
  {
    name: "create: one slot",
    winners: 1,
    refusals: ["booking_conflict"],
    prepare: async (db, studio) => {
      const { book } = await aRound(db, studio);
      return (client) => won(book(client));
    },
  },
  {
    name: "create: a pool of seven",
    winners: 7,
    refusals: ["booking_conflict"],
    prepare: async (db, studio) => {
      const { book } = await aRound(db, studio, { kind: "equipment", capacity: 7 });
      return (client) => won(book(client));
    },
  },
  {
    name: "re-lane: threes of ten, in pieces",
    winners: 3,
    refusals: ["booking_conflict"],
    prepare: async (db, studio) => {
      const { book } = await aRound(db, studio, { kind: "equipment", capacity: 10 });
      // Small bookings that end one by one leave lanes free that are never the same ones.
      for (let hour = 1; hour <= 5; hour++) await book(db, { allocation: 2 }, { start: `${MONDAY}T0${hour}:00:00Z`, end: `${MONDAY}T0${hour + 3}:00:00Z` });
      return (client) => won(book(client, { allocation: 3 }, { start: `${MONDAY}T08:00:00Z`, end: `${MONDAY}T12:00:00Z` }));
    },
  },
  {
    name: "confirm: twenty holds of one slot",
    winners: 1,
    refusals: ["booking_conflict"],
    prepare: async (db, studio) => {
      const { book } = await aRound(db, studio);
      const holds = await all(() => book(db, { status: "hold" }));
      return (client, i) => won(change(client, studio, holds[i]?.id ?? "", { status: "confirmed", override: "the client has signed" }));
    },
  },
  {
    name: "move: into one slot",
    winners: 1,
    refusals: ["booking_conflict"],
    prepare: async (db, studio) => {
      const { book } = await aRound(db, studio);
      const dayOf = (i: number) => `2026-04-${String(i + 1).padStart(2, "0")}`;
      const bookings = await all((i) => book(db, {}, { start: `${dayOf(i)}T09:00:00Z`, end: `${dayOf(i)}T17:00:00Z` }));
      return (client, i) => won(change(client, studio, bookings[i]?.id ?? "", DAY));
    },
  },
  {
    name: "budget block: seven of twenty",
    winners: 7,
    refusals: ["budget_exceeded"],
    prepare: async (db, studio) => {
      const project = await makeProject(db, studio, { budget: { amount: 7 * 8_000 + 7_999, currency: "EUR" }, enforcement: "block" });
      const artists = await all(() => makeResource(db, studio, { hourlyRate: { amount: 1_000, currency: "EUR" } }));
      return (client, i) => won(createBooking(client, studio, bookingInput(artists[i]?.id ?? "", project.id, DAY.start, DAY.end)));
    },
  },
  {
    name: "series: the same five dates, all or none",
    winners: 5,
    refusals: ["series_conflict"],
    prepare: async (db, studio) => {
      const { resource, project } = await aRound(db, studio);
      const input = createSeriesSchema.parse({ resourceId: resource.id, projectId: project.id, rule: "FREQ=WEEKLY;COUNT=5", start: "2026-03-23T09:00", end: "17:00", onConflict: "stop" });
      return async (client) => (await createSeries(client, studio, input)).results.length;
    },
  },
  {
    name: "bundle: two of five",
    winners: 2,
    refusals: ["bundle_conflict"],
    prepare: async (db, studio) => {
      const tag = newId().slice(-12);
      const project = await makeProject(db, studio);
      for (let i = 0; i < 5; i++) await makeResource(db, studio, { tags: [tag] });
      const input = createBundleSchema.parse({ projectId: project.id, ...DAY, needs: [{ kind: "artist", tags: [tag], count: 2 }] });
      return (client) => won(createBundle(client, studio, input));
    },
  },
  {
    name: "replace: twenty by the same one",
    winners: 1,
    refusals: ["replace_conflict"],
    prepare: async (db, studio) => {
      const { resource: target, project } = await aRound(db, studio);
      const leavers = await all(() => makeResource(db, studio));
      await Promise.all(leavers.map(({ id }) => createBooking(db, studio, bookingInput(id, project.id, DAY.start, DAY.end))));
      return (client, i) => won(replaceResource(client, studio, replaceSchema.parse({ fromResourceId: leavers[i]?.id, toResourceId: target.id, from: MONDAY })));
    },
  },
  {
    name: "several at once: twenty pairs into the same two places",
    winners: 1,
    refusals: ["changes_conflict"],
    prepare: async (db, studio) => {
      const [{ resource, project }, other] = [await aRound(db, studio), await makeResource(db, studio)];
      const bookings = await all(async () => {
        const [one, two] = [await makeResource(db, studio), await makeResource(db, studio)];
        return Promise.all([one, two].map(({ id }) => createBooking(db, studio, bookingInput(id, project.id, DAY.start, DAY.end))));
      });
      return (client, i) => won(changeBookings(client, studio, changeManySchema.parse({ changes: bookings[i]?.map(({ id, version }, n) => ({ id, version, resourceId: [resource.id, other.id][(n + i) % 2] })) })));
    },
  },
  {
    name: "import: the same five rows",
    winners: 5,
    refusals: [],
    prepare: async (db, studio) => {
      const { resource, project } = await aRound(db, studio);
      const rows = Array.from({ length: 5 }, (_, i) => `${resource.name},artist,${project.name},2026-05-0${i + 1}T09:00:00Z,2026-05-0${i + 1}T17:00:00Z`);
      const file = Buffer.from(["resource,kind,project,start,end", ...rows].join("\n"));
      return async (client) => (await importBookings(client, studio, inOnePiece(file), { mode: "rows", dryRun: false })).booked;
    },
  },
];

async function* inOnePiece(bytes: Uint8Array) {
  yield bytes;
}
