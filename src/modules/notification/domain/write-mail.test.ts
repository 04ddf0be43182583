import { expect, test } from "vitest";
import type { Notice, NoticeItem } from "../contract";
import { writeMail } from "./write-mail";

const item: NoticeItem = { about: "booking", id: "b", resourceId: "r", start: "2026-03-02T08:00:00Z", end: "2026-03-02T17:00:00Z", status: "confirmed", before: null, reason: null, resourceName: "Ada", timeZone: "Europe/Berlin", projectName: "Nebula", title: "Comp" };
const notice = (given: Partial<Notice> = {}): Notice => ({ id: "n", kind: "booked", actor: { type: "user", id: "u", name: "Mia" }, count: 1, items: [item], createdAt: "", readAt: null, ...given });
const letter = (notices: Notice[]) => writeMail({ name: "Ada", studio: "Lumen", url: "https://booking.example.com", notices });

test("one change is in the subject, and when it is in the zone of the resource", () => {
  const { subject, text } = letter([notice()]);
  expect(subject).toBe("Booked: Nebula: Comp (Ada) – Lumen");
  expect(text).toContain("Booked by Mia\n  Nebula: Comp (Ada): Mon, 2 Mar 2026, 09:00 – 18:00 Europe/Berlin\n");
  expect(text).toContain("https://booking.example.com/inbox");
});

test("several are counted, and what is left out is said", () => {
  const { subject, text } = letter([notice({ count: 30 }), notice({ kind: "moved", items: [{ ...item, before: { start: "2026-03-01T08:00:00Z", end: "2026-03-01T17:00:00Z" } }] })]);
  expect(subject).toBe("31 changes – Lumen");
  expect(text).toContain("and 29 more");
  expect(text).toContain("(was Sun, 1 Mar 2026, 09:00 – 18:00 Europe/Berlin)");
});

test("what may not be read is not named, a reason is, and a name cannot add lines", () => {
  expect(letter([notice({ kind: "released", items: [{ ...item, projectName: null, title: "", reason: "bumped" }] })]).text).toContain("  Booking (Ada): Mon, 2 Mar 2026, 09:00 – 18:00 Europe/Berlin; something else was confirmed for that time\n");
  const { subject, text } = letter([notice({ items: [{ ...item, title: "x\nBcc: all@example.com" }] })]);
  expect(subject).not.toContain("\n");
  expect(text).not.toContain("\nBcc");
});
