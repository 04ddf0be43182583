import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "@/lib/ids";
import type { Principal } from "@/lib/principal";
import { openPool } from "@/services/db";
import { bookingInput, makeProject, makeResource } from "@/testing/factories";
import { recordStatements } from "@/testing/record-statements";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";
import { createBooking } from "../create-booking";
import { listBookings } from "../read-bookings";
import { listBookingsSchema } from "../contract";
import { bundleInput, makeArtists, namesOf, refusal } from "./bundles.fixture";
import type { Unmet } from "./contract";
import { createBundle } from "./create-bundle";
import { getBundle } from "./read-bundles";

let database: TestDatabase;
let studio: Principal;
beforeAll(async () => {
  database = await createTestDatabase(25);
  studio = await database.newStudio();
});
afterAll(() => database.close());

/** How many rows of the studio there are, as the serving role sees them. */
async function count(tenantId: string, table: string, where = "true"): Promise<number> {
  const client = new pg.Client({ connectionString: database.servingUrl });
  await client.connect();
  try {
    await client.query("BEGIN");
    await client.query("SELECT set_config('app.current_tenant', $1, true)", [tenantId]);
    return (await client.query(`SELECT count(*)::int AS n FROM ${table} WHERE ${where}`)).rows[0].n;
  } finally {
    await client.end();
  }
}

const skill = (name: string, level = 1) => ({ skills: [{ name, level }] });

describe("who is chosen", () => {
  test("a named resource, two by skill, any suite and three of a pool, each with the reason", async () => {
    const { db } = database;
    const own = await database.newStudio();
    const [boss] = await makeArtists(db, own, "Direction", { Dora: 9_000 });
    await makeArtists(db, own, "Nuke", { Ana: 6_000, Ben: 5_000, Cem: 4_000, Eli: 7_000 });
    await makeResource(db, own, { name: "Grading 1", kind: "room", tags: ["grading suite"] });
    const pool = await makeResource(db, own, { name: "Cameras", kind: "equipment", capacity: 6, tags: ["camera"] });
    const project = await makeProject(db, own);
    const result = await createBundle(
      db,
      own,
      bundleInput(project.id, [{ resourceId: boss?.id }, { label: "Compositors", kind: "artist", count: 2, ...skill("Nuke", 3) }, { kind: "room", tags: ["grading suite"] }, { tags: ["camera"], allocation: 3 }], { title: "Night shoot", notes: "bring tea" }),
    );
    expect(namesOf(result)).toEqual(["0 Dora", "1 Cem", "1 Ben", "2 Grading 1", "3 Cameras"]);
    expect(result.members.map(({ why }) => [why.code, why.of])).toEqual([["named", 1], ["cheapest", 4], ["cheapest", 4], ["only_ones", 1], ["only_ones", 1]]);
    expect(result.members[1]?.why.detail).toBe("Free all the time; the cheapest of 4 that can.");
    expect(result.members.map(({ label }) => label)).toEqual(["Dora", "Compositors", "Compositors", "room tagged grading suite", "resource tagged camera"]);
    expect(result.members[4]).toMatchObject({ resourceId: pool.id, allocation: 3, status: "confirmed", start: "2026-03-02T10:00:00Z", end: "2026-03-02T12:00:00Z", warnings: [] });
    expect(result.cost).toBeNull(); // a room without a rate
    expect(result.bundle).toMatchObject({ projectId: project.id, title: "Night shoot", version: 1 });

    const read = await getBundle(db, own, result.bundle?.id ?? "");
    expect({ ...read, members: read.members.map((member) => ({ ...member, warnings: [] })) }).toEqual({ ...result.bundle, projectName: project.name, members: result.members });
    const { items } = await listBookings(db, own, listBookingsSchema.parse({ projectId: project.id }));
    expect(items.map(({ bundleId, title, notes }) => [bundleId, title, notes])).toEqual(items.map(() => [read.id, "Night shoot", "bring tea"]));
    expect(await count(own.tenantId, "domain_events", `type = 'bundle:created' AND aggregate_id = '${read.id}' AND jsonb_array_length(payload -> 'bookingIds') = 5`)).toBe(1);
    expect(await count(own.tenantId, "domain_events", "type = 'booking:created'")).toBe(5);
  });

  test("who worked on the project goes before the cheaper; who is taken or has too low a level is not asked", async () => {
    const { db } = database;
    const [ana, ben, cem] = await makeArtists(db, studio, "Houdini", { "H Ana": 6_000, "H Ben": 5_000, "H Cem": 4_000 });
    await makeResource(db, studio, { name: "H Junior", skills: [{ name: "Houdini", level: 2 }], hourlyRate: { amount: 100, currency: "EUR" } });
    const project = await makeProject(db, studio);
    await createBooking(db, studio, bookingInput(ana?.id ?? "", project.id, "2026-02-02T10:00:00Z", "2026-02-02T12:00:00Z"));
    await createBooking(db, studio, bookingInput(cem?.id ?? "", project.id, "11:59", "13:00"));
    const result = await createBundle(db, studio, bundleInput(project.id, [{ count: 2, ...skill("Houdini", 3) }]));
    expect(namesOf(result)).toEqual(["0 H Ana", "0 H Ben"]);
    expect(result.members.map(({ why }) => why.code)).toEqual(["only_ones", "only_ones"]);
    expect(result.cost).toEqual({ amount: 22_000, currency: "EUR" });
    expect(ben?.id).toBe(result.members[1]?.resourceId);
  });

  test("an earlier need gives way to a later one that could be met by nobody else", async () => {
    const { db } = database;
    const both = await makeResource(db, studio, { name: "M both", skills: [{ name: "Maya", level: 3 }, { name: "Katana", level: 3 }], hourlyRate: { amount: 100, currency: "EUR" } });
    const [maya] = await makeArtists(db, studio, "Maya", { "M maya": 9_000 });
    const project = await makeProject(db, studio);
    const result = await createBundle(db, studio, bundleInput(project.id, [skill("Maya"), skill("Katana")]));
    expect(result.members.map(({ resourceId }) => resourceId)).toEqual([maya?.id, both.id]);
  });

  test("substitutes are taken in their order, when the one that was asked for is not to be had", async () => {
    const { db } = database;
    const [one, two, three] = await Promise.all(["S one", "S two", "S three"].map((name) => makeResource(db, studio, { name, kind: "room" })));
    const project = await makeProject(db, studio);
    const need = { resourceId: one?.id, substitutes: [three?.id, two?.id] };
    await createBooking(db, studio, bookingInput(one?.id ?? "", project.id, "10:00", "11:00"));
    const result = await createBundle(db, studio, bundleInput(project.id, [need]));
    expect(result.members).toMatchObject([{ name: "S three", label: "S one", why: { code: "substitute", detail: "Free all the time; a substitute for S one." } }]);
    expect(namesOf(await createBundle(db, studio, bundleInput(project.id, [need])))).toEqual(["0 S two"]);
    const problem = await refusal(createBundle(db, studio, bundleInput(project.id, [need])));
    expect((problem.extra.needs as Unmet[])[0]?.candidates.map(({ name, conflicts }) => [name, conflicts.length])).toEqual([["S one", 1], ["S three", 1], ["S two", 1]]);
  });

  test("a pool fills several needs as far as it goes", async () => {
    const { db } = database;
    const pool = await makeResource(db, studio, { name: "P pool", kind: "equipment", capacity: 6, tags: ["lens"] });
    const project = await makeProject(db, studio);
    const needs = [{ resourceId: pool.id, allocation: 2 }, { tags: ["lens"], allocation: 3 }];
    expect((await createBundle(db, studio, bundleInput(project.id, needs))).members.map(({ allocation }) => allocation)).toEqual([2, 3]);
    const problem = await refusal(createBundle(db, studio, bundleInput(project.id, [{ tags: ["lens"] }, { tags: ["lens"] }])));
    expect(problem).toMatchObject({ status: 409, code: "bundle_conflict", extra: { needs: [{ need: 0, able: 1, matching: 1, count: 1 }, { need: 1, able: 1 }] } });
    expect(problem.message).toMatch(/^resource tagged lens and resource tagged lens would need 2 at once/);
  });

  test("in days, each by its own zone", async () => {
    const { db } = database;
    const berlin = await makeResource(db, studio, { name: "Z Berlin", timeZone: "Europe/Berlin" });
    const york = await makeResource(db, studio, { name: "Z York", timeZone: "America/New_York" });
    const project = await makeProject(db, studio);
    const days = { from: "2026-03-06", to: "2026-03-09" };
    const result = await createBundle(db, studio, bundleInput(project.id, [{ resourceId: berlin.id }, { resourceId: york.id }], { days }));
    expect(result.members.map(({ start, end }) => [start, end])).toEqual([["2026-03-06T08:00:00Z", "2026-03-09T17:00:00Z"], ["2026-03-06T14:00:00Z", "2026-03-09T22:00:00Z"]]);
    expect(result.members[0]?.days).toMatchObject(days);
  });
});

describe("a refusal", () => {
  test("tells which need cannot be met, who has those in question, and when it works; nothing is left of it", async () => {
    const { db } = database;
    const own = await database.newStudio();
    const [ana, ben] = await makeArtists(db, own, "Nuke", { Ana: 1, Ben: 2 });
    const room = await makeResource(db, own, { name: "Room", kind: "room" });
    const project = await makeProject(db, own, { name: "Nebula" });
    const inTheWay = await createBooking(db, own, bookingInput(ana?.id ?? "", project.id, "09:00", "10:30", { title: "Roto" }));
    await createBooking(db, own, bookingInput(ben?.id ?? "", project.id, "2026-03-03T10:00:00Z", "2026-03-03T11:00:00Z"));
    const before = await count(own.tenantId, "domain_events");
    const problem = await refusal(createBundle(db, own, bundleInput(project.id, [{ resourceId: room.id }, { label: "Compositors", count: 2, ...skill("Nuke") }])));
    expect(problem).toMatchObject({ status: 409, code: "bundle_conflict" });
    expect(problem.extra).toEqual({
      needs: [
        {
          need: 1,
          label: "Compositors",
          count: 2,
          matching: 2,
          able: 1,
          candidates: [{ resourceId: ana?.id, name: "Ana", code: "booking_conflict", detail: "It is booked.", conflicts: [expect.objectContaining({ bookingId: inTheWay.id, projectName: "Nebula", title: "Roto" })] }],
        },
      ],
      next: { start: "2026-03-04T10:00:00Z", end: "2026-03-04T12:00:00Z", days: null },
    });
    expect(problem.message).toBe("2 × Compositors: of the 2 there are, 1 can: nothing was booked. All can be met from 2026-03-04T10:00:00Z on; or ask for others.");
    expect([await count(own.tenantId, "bundles"), await count(own.tenantId, "bookings"), await count(own.tenantId, "domain_events")]).toEqual([0, 2, before]);
  });

  test("names nobody where there is nobody, and no time where there is none", async () => {
    const { db } = database;
    const project = await makeProject(db, studio);
    const problem = await refusal(createBundle(db, studio, bundleInput(project.id, [{ label: "Puppeteer", ...skill("Puppets") }])));
    expect(problem.extra).toEqual({ needs: [{ need: 0, label: "Puppeteer", count: 1, matching: 0, able: 0, candidates: [] }], next: null });
    expect(problem.message).toMatch(/^1 × Puppeteer: there is none in the studio: nothing was booked/);
  });

  test("of unknown things is a 404, of a viewer a 403, of a taken id a 409", async () => {
    const { db } = database;
    const artist = await makeResource(db, studio);
    const project = await makeProject(db, studio);
    expect(await refusal(createBundle(db, studio, bundleInput(newId(), [{ resourceId: artist.id }])))).toMatchObject({ status: 404, code: "project_not_found" });
    expect(await refusal(createBundle(db, studio, bundleInput(project.id, [{ resourceId: newId() }])))).toMatchObject({ status: 404, code: "resource_not_found" });
    expect(await refusal(createBundle(db, studio, bundleInput(project.id, [{ resourceId: artist.id, substitutes: [newId()] }])))).toMatchObject({ status: 404, code: "resource_not_found" });
    expect(await refusal(createBundle(db, studio, bundleInput(project.id, undefined, { kitId: newId() })))).toMatchObject({ status: 404, code: "kit_not_found" });
    expect(await refusal(createBundle(db, studio, bundleInput(project.id, [{ resourceId: artist.id }], { phaseId: newId() })))).toMatchObject({ status: 404, code: "phase_not_found" });
    expect(await refusal(createBundle(db, { ...studio, role: "viewer" }, bundleInput(project.id, [{ resourceId: artist.id }])))).toMatchObject({ status: 403 });
    const id = newId();
    await createBundle(db, studio, bundleInput(project.id, [{ resourceId: artist.id }], { id }));
    expect(await refusal(createBundle(db, studio, bundleInput(project.id, [{ kind: "artist" }], { id })))).toMatchObject({ status: 409, code: "id_taken" });
  });

  test("of a project that one may not read is a 404", async () => {
    const { db } = database;
    const artist = await makeResource(db, studio);
    const secret = await makeProject(db, studio, { restricted: true });
    const stranger: Principal = { ...studio, role: "scheduler", actor: { type: "user", id: "stranger", name: "Stranger" } };
    expect(await refusal(createBundle(db, stranger, bundleInput(secret.id, [{ resourceId: artist.id }])))).toMatchObject({ status: 404, code: "project_not_found" });
    const { bundle } = await createBundle(db, studio, bundleInput(secret.id, [{ resourceId: artist.id }]));
    expect(await refusal(getBundle(db, stranger, bundle?.id ?? ""))).toMatchObject({ status: 404, code: "bundle_not_found" });
    // What is in the way is told, but not of which project.
    const ours = await makeProject(db, studio);
    const problem = await refusal(createBundle(db, stranger, bundleInput(ours.id, [{ resourceId: artist.id }])));
    expect((problem.extra.needs as Unmet[])[0]?.candidates[0]?.conflicts).toMatchObject([{ projectId: null, projectName: null, title: "" }]);
  });
});

describe("all or nothing", () => {
  test("a budget that blocks refuses all of it", async () => {
    const { db } = database;
    const own = await database.newStudio();
    await makeArtists(db, own, "Nuke", { Ana: 6_000, Ben: 5_000 });
    const project = await makeProject(db, own, { budget: { amount: 21_000, currency: "EUR" } });
    await block(own.tenantId, project.id);
    const problem = await refusal(createBundle(db, own, bundleInput(project.id, [{ count: 2, ...skill("Nuke") }])));
    expect(problem).toMatchObject({ status: 409, code: "budget_exceeded", extra: { wanted: { amount: 22_000, currency: "EUR" } } });
    expect([await count(own.tenantId, "bundles"), await count(own.tenantId, "bookings"), await count(own.tenantId, "booking_windows")]).toEqual([0, 0, 0]);
    const one = await createBundle(db, own, bundleInput(project.id, [skill("Nuke")]));
    expect(one.cost).toEqual({ amount: 10_000, currency: "EUR" });
    expect(await count(own.tenantId, "project_allocations", "allocated_minor = 10000")).toBe(1);
  });

  test("a dry run says the same and leaves nothing", async () => {
    const { db } = database;
    const own = await database.newStudio();
    await makeArtists(db, own, "Nuke", { Ana: 6_000, Ben: 5_000, Cem: 4_000 });
    const project = await makeProject(db, own);
    const needs = [{ count: 2, ...skill("Nuke") }];
    const dry = await createBundle(db, own, bundleInput(project.id, needs, { dryRun: true }));
    expect(dry).toMatchObject({ dryRun: true, bundle: null, cost: { amount: 18_000, currency: "EUR" } });
    expect([await count(own.tenantId, "bundles"), await count(own.tenantId, "bookings"), await count(own.tenantId, "domain_events", "type LIKE 'b%'")]).toEqual([0, 0, 0]);
    const real = await createBundle(db, own, bundleInput(project.id, needs));
    expect(real.members.map((member) => ({ ...member, bookingId: null }))).toEqual(dry.members);
    const again = bundleInput(project.id, needs, { dryRun: true });
    expect(await refusal(createBundle(db, own, again))).toMatchObject({ code: "bundle_conflict" });
  });
});

/** The project blocks what is over its budget. */
async function block(tenantId: string, projectId: string) {
  const client = new pg.Client({ connectionString: database.servingUrl });
  await client.connect();
  try {
    await client.query("BEGIN");
    await client.query("SELECT set_config('app.current_tenant', $1, true)", [tenantId]);
    await client.query("UPDATE projects SET enforcement = 'block' WHERE id = $1", [projectId]);
    await client.query("COMMIT");
  } finally {
    await client.end();
  }
}

describe("holds and requests", () => {
  test("take who is free first, and those who are taken when there are no others", async () => {
    const { db } = database;
    const [ana, ben] = await makeArtists(db, studio, "Flame", { "F Ana": 1_000, "F Ben": 2_000 });
    const project = await makeProject(db, studio);
    await createBooking(db, studio, bookingInput(ana?.id ?? "", project.id, "10:00", "12:00"));
    const held = await createBundle(db, studio, bundleInput(project.id, [skill("Flame")], { status: "hold" }));
    expect(held.members).toMatchObject([{ resourceId: ben?.id, status: "hold" }]);
    const both = await createBundle(db, studio, bundleInput(project.id, [{ count: 2, ...skill("Flame") }], { status: "requested" }));
    expect(both.members).toMatchObject([{ resourceId: ben?.id, status: "requested" }, { resourceId: ana?.id, why: { detail: expect.stringContaining("Not free all the time") } }]);
    expect(await refusal(createBundle(db, studio, bundleInput(project.id, [{ count: 3, ...skill("Flame") }], { status: "hold" })))).toMatchObject({ code: "bundle_conflict" });
  });

  test("a booking passes over who is held, unless there is a reason to override, and then the hold is bumped", async () => {
    const { db } = database;
    const [ana, ben] = await makeArtists(db, studio, "Baselight", { "B Ana": 1_000, "B Ben": 2_000 });
    const project = await makeProject(db, studio);
    const hold = await createBooking(db, studio, bookingInput(ana?.id ?? "", project.id, "11:00", "13:00", { status: "hold" }));
    const first = await createBundle(db, studio, bundleInput(project.id, [skill("Baselight")]));
    expect(first.members).toMatchObject([{ resourceId: ben?.id, why: { code: "only_ones" } }]);
    const problem = await refusal(createBundle(db, studio, bundleInput((await makeProject(db, studio)).id, [skill("Baselight")])));
    expect((problem.extra.needs as Unmet[])[0]?.candidates).toMatchObject([{ name: "B Ana", code: "held", conflicts: [{ bookingId: hold.id }] }, { name: "B Ben", code: "booking_conflict" }]);
    const over = await createBundle(db, studio, bundleInput(project.id, [skill("Baselight")], { override: "The client insists" }));
    expect(over.members).toMatchObject([{ resourceId: ana?.id }]);
    expect(await count(studio.tenantId, "bookings", `id = '${hold.id}' AND status = 'cancelled'`)).toBe(1);
  });
});

test("the number of statements depends neither on the needs nor on the resources", async () => {
  const { db } = database;
  const own = await database.newStudio();
  await makeArtists(db, own, "Nuke", Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`Artist ${i}`, 1_000 + i])));
  await makeArtists(db, own, "Rig", { Rigger: 1 });
  const project = await makeProject(db, own);
  const days = { from: "2026-03-02", to: "2026-03-13" };
  const few = await recordStatements(db, (recording) => createBundle(recording, own, bundleInput(project.id, [skill("Rig")], { days })));
  const many = await recordStatements(db, (recording) => createBundle(recording, own, bundleInput(project.id, [{ count: 10, ...skill("Nuke") }, ...Array.from({ length: 10 }, () => skill("Nuke"))], { days })));
  expect(many.length - few.length).toBe(0);
});

test("twenty clients at once: of two out of five there are exactly two bundles, and whoever is refused is told by whom", { timeout: 60_000 }, async () => {
  const { servingUrl } = database;
  const pools = Array.from({ length: 20 }, () => openPool(servingUrl, 1));
  try {
    for (let round = 0; round < 3; round++) {
      const own = await database.newStudio();
      const { db } = database;
      await makeArtists(db, own, "Nuke", { Ana: 1, Ben: 2, Cem: 3, Dan: 4, Eli: 5 });
      const project = await makeProject(db, own);
      const results = await Promise.allSettled(pools.map((pool) => createBundle(pool, own, bundleInput(project.id, [{ count: 2, ...skill("Nuke") }]))));
      const won = results.flatMap((result) => (result.status === "fulfilled" ? result.value : []));
      const lost = results.flatMap((result) => (result.status === "rejected" ? (result.reason as { code?: string; extra?: { needs: Unmet[] } }) : []));
      expect(won.length).toBe(2);
      expect(new Set(won.flatMap(({ members }) => members.map(({ resourceId }) => resourceId))).size).toBe(4);
      expect(new Set(lost.map(({ code }) => code))).toEqual(new Set(["bundle_conflict"]));
      for (const { extra } of lost) expect(extra?.needs).toMatchObject([{ matching: 5, able: 1, candidates: Array.from({ length: 4 }, () => ({ conflicts: [{}] })) }]);
      expect([await count(own.tenantId, "bundles"), await count(own.tenantId, "bookings"), await count(own.tenantId, "domain_events", "type = 'bundle:created'")]).toEqual([2, 4, 2]);
    }
  } finally {
    await Promise.all(pools.map((pool) => pool.close()));
  }
});

test("twenty clients at once with needs that want the same people: nobody is refused who could still be served", { timeout: 60_000 }, async () => {
  const SKILLS = ["Nuke", "Maya", "Rig", "Flame"];
  const pools = Array.from({ length: 20 }, () => openPool(database.servingUrl, 1));
  try {
    for (let round = 0; round < 3; round++) {
      const own = await database.newStudio();
      const { db } = database;
      // Each knows two of four, so that most can stand in for somebody else.
      await Promise.all(Array.from({ length: 12 }, (_, i) => makeResource(db, own, { name: `Artist ${i}`, skills: [SKILLS[i % 4], SKILLS[(i + 1 + (i % 3)) % 4]].map((name) => ({ name, level: 3 })) })));
      await makeResource(db, own, { name: "Cameras", kind: "equipment", capacity: 7, tags: ["camera"] });
      const project = await makeProject(db, own);
      const inputOf = (i: number, dryRun = false) => {
        const people = [{ count: 1 + (i % 2), ...skill(SKILLS[i % 4] as string) }, skill(SKILLS[(i + round + 1) % 4] as string)];
        return bundleInput(project.id, i % 3 === 0 ? [...people, { tags: ["camera"], allocation: 1 + (i % 4) }] : people, { dryRun });
      };
      const results = await Promise.allSettled(pools.map((pool, i) => createBundle(pool, own, inputOf(i))));
      expect(results.some(({ status }) => status === "fulfilled")).toBe(true);
      for (const [i, result] of results.entries()) {
        if (result.status === "fulfilled") continue;
        expect(result.reason).toMatchObject({ code: "bundle_conflict" });
        // Others only took more since: what was refused rightly is still not to be had.
        expect(await refusal(createBundle(db, own, inputOf(i, true)))).toMatchObject({ code: "bundle_conflict" });
      }
    }
  } finally {
    await Promise.all(pools.map((pool) => pool.close()));
  }
});
