import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newId } from "@/lib/ids";
import type { Principal } from "@/lib/principal";
import { Temporal } from "@/lib/time";
import { createBooking, updateBooking } from "@/modules/booking";
import { updateBookingSchema } from "@/modules/booking/contract";
import { removeComment, writeComment } from "@/modules/comment";
import { createAvailability } from "@/modules/calendar";
import { createAvailabilitySchema } from "@/modules/calendar/availability/contract";
import { updateAvailability } from "@/modules/calendar/availability/update-availability";
import { updateProject } from "@/modules/project";
import { updateResource } from "@/modules/resource";
import { members } from "@/modules/tenant/schema";
import { inTenant, openListener } from "@/services/db";
import type { OutgoingMail } from "@/services/mail";
import { type Relay, selectAfter, startRelay, workThrough } from "@/services/outbox";
import { bookingInput, makeProject, makeResource } from "@/testing/factories";
import { createTestDatabase, type TestDatabase } from "@/testing/test-database";
import { DEFAULT_CHANNELS, chooseChannels } from "./channels";
import { listMailsSchema } from "./contract";
import { countNotices, deliverMails, listMails, listNotices, noticeSubscriber, readChannels } from "./index";
import { readNotices } from "./inbox";

let database: TestDatabase;
let relay: Relay;
let listener: ReturnType<typeof openListener>;
beforeAll(async () => {
  database = await createTestDatabase();
  listener = openListener(database.servingUrl);
  relay = startRelay(database.db, listener);
  await workThrough(database.db, noticeSubscriber); // it begins with what happens after its first start
});
afterAll(async () => {
  await relay.stop();
  await listener.close();
  await database.close();
});

let studio: Principal;
let mia: Principal;
let ada: Principal;
let artist: string;
let project: string;
beforeEach(async () => {
  studio = await database.newStudio();
  [mia, ada] = [await join("Mia", "scheduler"), await join("Ada", "viewer")];
  artist = (await makeResource(database.db, studio, { name: "Ada", userId: ada.actor.id })).id;
  project = (await makeProject(database.db, studio, { name: "Nebula" })).id;
});

async function join(name: string, role: Principal["role"]): Promise<Principal> {
  const userId = newId();
  await inTenant(database.db, studio.tenantId, (tx) => tx.insert(members).values({ tenantId: studio.tenantId, id: newId(), userId, role }));
  return { tenantId: studio.tenantId, role, actor: { type: "user", id: userId, name } };
}

const book = (start = "09:00", end = "12:00", given = {}) => createBooking(database.db, mia, bookingInput(artist, project, start, end, { title: "Comp", ...given }));
const change = (id: string, input: object, by = mia) => updateBooking(database.db, by, id, undefined, updateBookingSchema.parse(input));
const inbox = async (who: Principal, query = {}) => (await listNotices(database.db, who, { limit: 50, ...query })).items;
const told = async (who: Principal) => (await inbox(who)).map(({ kind, count, actor }) => `${kind} ${count} by ${actor.name}`);
const people = async (ids: string[]) => [{ id: mia.actor.id, name: "Mia", email: "mia@example.com" }, { id: ada.actor.id, name: "Ada", email: "ada@example.com" }].filter(({ id }) => ids.includes(id));
const office = { auth: { people }, url: "https://booking.example.com" };
const later = (minutes: number) => Temporal.Now.instant().add({ minutes });

/** Works through all that has happened, as the worker does. */
async function work() {
  const waiting = () => inTenant(database.db, studio.tenantId, async (tx) => (await tx.execute(sql`SELECT FROM domain_events WHERE position IS NULL`)).rowCount);
  await expect.poll(waiting, { timeout: 15_000, interval: 20 }).toBe(0);
  await workThrough(database.db, noticeSubscriber);
}

describe("the inbox", () => {
  test("has what happened to the member's time, and not what they did; of one kind and person, one message", async () => {
    const booking = await book();
    await work();
    expect(await inbox(ada)).toMatchObject([{ kind: "booked", actor: { name: "Mia" }, count: 1, readAt: null, items: [{ about: "booking", id: booking.id, resourceName: "Ada", timeZone: "Europe/Berlin", projectName: "Nebula", title: "Comp", start: booking.start, end: booking.end }] }]);
    await book("13:00", "14:00");
    await change(booking.id, { start: "2026-03-02T08:00:00Z" });
    await change(booking.id, { status: "cancelled" }, studio);
    await work();
    expect(await told(ada)).toEqual(["cancelled 1 by Test", "moved 1 by Mia", "booked 2 by Mia"]);
    expect(await told(mia)).toEqual(["cancelled 1 by Test"]);
    expect((await inbox(ada))[1]?.items[0]?.before).toEqual({ start: booking.start, end: booking.end });
  });

  test("tells nothing twice, however often and by how many the log is worked through", async () => {
    await work();
    for (let i = 0; i < 5; i++) await book(`0${i}:00`, `0${i}:30`);
    await work();
    const all = await inTenant(database.db, studio.tenantId, (tx) => selectAfter(tx, studio.tenantId, 0, 500, { types: noticeSubscriber.types }));
    await Promise.all([1, 2, 3].map(() => inTenant(database.db, studio.tenantId, (tx) => noticeSubscriber.handle(tx, studio.tenantId, all))));
    expect(await told(ada)).toEqual(["booked 5 by Mia"]);
  });

  test("is read one by one or up to one, only by its owner; a key has none", async () => {
    const booking = await book();
    await change(booking.id, { start: "2026-03-02T08:00:00Z" });
    await work();
    const [moved, booked] = await inbox(ada);
    expect([await countNotices(database.db, ada), await countNotices(database.db, mia), await countNotices(database.db, studio)]).toEqual([2, 0, 0]);
    expect(await readNotices(database.db, mia, { ids: [moved?.id as string] })).toBe(0);
    expect(await readNotices(database.db, ada, { ids: [moved?.id as string] })).toBe(1);
    expect((await inbox(ada, { unread: true })).map(({ id }) => id)).toEqual([booked?.id]);
    expect(await readNotices(database.db, ada, { upTo: moved?.id as string })).toBe(0);
    await expect(listNotices(database.db, { ...studio, actor: { type: "api_key", id: newId(), name: "Key" } }, { limit: 5 })).rejects.toMatchObject({ status: 422, code: "not_a_member" });
  });

  test("names no project that its reader may not read", async () => {
    await book();
    await updateProject(database.db, studio, project, undefined, { restricted: true });
    await work();
    const [notice] = await inbox(ada);
    expect(notice?.items).toMatchObject([{ projectName: null, title: "", resourceName: "Ada" }]);
    expect(JSON.stringify(notice)).not.toMatch(/Nebula|Comp/);
  });

  test("tells who asked, and whose it is, what became of leave", async () => {
    const leave = await createAvailability(database.db, ada, createAvailabilitySchema.parse({ resourceId: artist, kind: "leave", from: "2026-03-09", to: "2026-03-13" }));
    expect(leave.status).toBe("requested");
    await updateAvailability(database.db, studio, leave.id, undefined, { status: "approved" });
    await work();
    expect(await inbox(ada)).toMatchObject([{ kind: "leave_decided", items: [{ about: "time_off", status: "approved", projectName: null }] }]);
  });

  test("tells who made a booking and who spoke of it what is said of it, and not who took their words back", async () => {
    const [booking, cem, dan] = [await book(), await join("Cem", "viewer"), await join("Dan", "scheduler")];
    const say = (who: Principal) => writeComment(database.db, who, booking.id, { body: "Which plate?" });
    await say(cem);
    const { id } = await say(dan);
    await work();
    expect(await told(mia)).toEqual(["commented 1 by Dan", "commented 1 by Cem"]);
    expect(await inbox(cem)).toMatchObject([{ kind: "commented", items: [{ about: "booking", id: booking.id, projectName: "Nebula", before: null }] }]);
    expect(await told(ada)).toEqual(["booked 1 by Mia"]); // whose time it is, and who has said nothing
    await removeComment(database.db, dan, id);
    await say(ada);
    await work();
    expect([await told(cem), await told(dan)]).toEqual([["commented 1 by Ada", "commented 1 by Dan"], []]);
  });

  test("is not that of a member of another studio", async () => {
    const stranger = await database.newStudio();
    await book();
    await work();
    expect(await listNotices(database.db, { ...ada, tenantId: stranger.tenantId }, { limit: 5 })).toMatchObject({ items: [] });
  });
});

describe("what a member chose", () => {
  test("leaves what there was not yet then as it is by default", async () => {
    const { commented, ...chosen } = { ...DEFAULT_CHANNELS, moved: { inbox: false, mail: false } };
    await chooseChannels(database.db, ada, chosen as typeof DEFAULT_CHANNELS);
    expect(await readChannels(database.db, ada)).toEqual({ ...chosen, commented });
  });

  test("decides what is told, and where", async () => {
    await chooseChannels(database.db, ada, { ...DEFAULT_CHANNELS, booked: { inbox: false, mail: true }, moved: { inbox: false, mail: false }, cancelled: { inbox: true, mail: false } });
    expect((await readChannels(database.db, ada)).moved).toEqual({ inbox: false, mail: false });
    expect(await readChannels(database.db, mia)).toEqual(DEFAULT_CHANNELS);
    const booking = await book();
    await change(booking.id, { start: "2026-03-02T08:00:00Z" });
    await change(booking.id, { status: "cancelled" });
    await work();
    expect(await told(ada)).toEqual(["cancelled 1 by Mia"]);
    await deliverMails(database.db, undefined, office, later(2));
    expect((await listMails(database.db, studio, listMailsSchema.parse({}))).items.map(({ subject }) => subject)).toEqual(["Booked: Nebula: Comp (Ada) – Test studio"]);
  });
});

describe("mails", () => {
  const mails = async () => (await listMails(database.db, studio, listMailsSchema.parse({}))).items;
  const sender = (send: (mail: OutgoingMail) => void = () => {}) => {
    const sent: OutgoingMail[] = [];
    return { sent, mailer: { close: () => {}, send: async (mail: OutgoingMail) => void (send(mail), sent.push(mail)) } };
  };

  test("wait a minute, and are one of all that waits; without a mail server they are kept to be read by owners", async () => {
    const booking = await book();
    await change(booking.id, { start: "2026-03-02T08:00:00Z" });
    await work();
    await deliverMails(database.db, undefined, office);
    expect(await mails()).toEqual([]);
    await deliverMails(database.db, undefined, office, later(2));
    expect(await mails()).toMatchObject([{ to: "ada@example.com", subject: "2 changes – Test studio", status: "kept", tries: 0 }]);
    await deliverMails(database.db, undefined, office, later(4));
    expect(await mails()).toHaveLength(1);
    await expect(listMails(database.db, mia, listMailsSchema.parse({}))).rejects.toMatchObject({ status: 403 });
  });

  test("tell nothing that was read, nor anything to who has left", async () => {
    await book();
    await work();
    await readNotices(database.db, ada, { upTo: (await inbox(ada))[0]?.id as string });
    await book("13:00", "14:00");
    await work();
    await inTenant(database.db, studio.tenantId, (tx) => tx.delete(members));
    await deliverMails(database.db, undefined, office, later(2));
    expect(await mails()).toEqual([]);
  });

  test("are sent, once more after a while when that fails, and given up after a day", async () => {
    await book();
    await work();
    const { sent, mailer } = sender((mail) => {
      if (mail.subject && sent.length === 0 && tries++ < 2) throw new Error("421 busy");
    });
    let tries = 0;
    await deliverMails(database.db, mailer, office, later(2));
    expect(await mails()).toMatchObject([{ status: "waiting", tries: 1, error: "421 busy" }]);
    await deliverMails(database.db, mailer, office, later(2));
    expect((await mails())[0]?.tries).toBe(1);
    await deliverMails(database.db, mailer, office, later(4));
    await deliverMails(database.db, mailer, office, later(20));
    expect(await mails()).toMatchObject([{ status: "sent", tries: 3, error: null }]);
    expect(sent).toMatchObject([{ to: "ada@example.com", id: (await mails())[0]?.id }]);

    await book("13:00", "14:00");
    await work();
    const { mailer: dead } = sender(() => {
      throw new Error("550 no");
    });
    for (let hours = 0; hours <= 60; hours += 6) await deliverMails(database.db, dead, office, later(2 + 60 * hours));
    expect((await mails())[0]).toMatchObject({ status: "failed", tries: 8, error: "550 no" });
  });

  test("two workers at once send each once", async () => {
    for (let i = 0; i < 3; i++) {
      const { id } = await book(`1${i}:00`, `1${i}:30`);
      await change(id, { status: "cancelled" }, studio);
    }
    await work();
    const { sent, mailer } = sender();
    await Promise.all([1, 2, 3].map(() => deliverMails(database.db, mailer, office, later(2))));
    expect(sent.map(({ to }) => to).toSorted()).toEqual(["ada@example.com", "mia@example.com"]);
    expect(await mails()).toHaveLength(2);
  });
});

describe("the member that an artist is", () => {
  const link = (id: string, userId: string | null) => updateResource(database.db, mia, id, undefined, { userId });
  test("is in the studio, is one artist only, and is no room", async () => {
    const [other, room] = [(await makeResource(database.db, studio)).id, (await makeResource(database.db, studio, { kind: "room" })).id];
    await expect(link(other, ada.actor.id)).rejects.toMatchObject({ status: 409, code: "member_taken" });
    await expect(link(other, newId())).rejects.toMatchObject({ status: 400, extra: { errors: [{ path: "userId" }] } });
    await expect(link(room, mia.actor.id)).rejects.toMatchObject({ status: 400 });
    await link(artist, null);
    expect((await link(other, ada.actor.id)).userId).toBe(ada.actor.id);
  });
});
