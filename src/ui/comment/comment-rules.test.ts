import fc from "fast-check";
import { expect, test } from "vitest";
import type { Comment } from "@/modules/comment/contract";
import { ago } from "./ago";
import { mergeComments } from "./merge-comments";

const comment = (id: string, version: number): Comment => ({ id, bookingId: "b", author: { type: "user", id: "u", name: "Mia" }, body: `${id} ${version}`, createdAt: `2026-03-02T09:0${id}:00Z`, editedAt: null, removedAt: null, version });
const heard = fc.tuple(fc.constantFrom("0", "1", "2", "3"), fc.integer({ min: 1, max: 4 })).map(([id, version]) => comment(id, version));

test("in whatever order and however often they come, each is there once, in its last version, the oldest first", () => {
  fc.assert(
    fc.property(fc.array(heard), fc.array(heard), (read, learned) => {
      const all = [...read, ...learned];
      const ids = [...new Set(all.map(({ id }) => id))].toSorted();
      const expected = ids.map((id) => comment(id, Math.max(...all.filter((one) => one.id === id).map(({ version }) => version))));
      expect(mergeComments(read, learned)).toEqual(expected);
      expect(mergeComments(learned.toReversed(), read.toReversed())).toEqual(expected);
    }),
  );
});

const now = Date.parse("2026-03-02T12:00:00Z");
test.each([
  ["2026-03-02T12:00:30Z", "just now"], // a clock that is behind the server's
  ["2026-03-02T11:59:30Z", "just now"],
  ["2026-03-02T11:59:00Z", "1 minute ago"],
  ["2026-03-02T11:00:01Z", "59 minutes ago"],
  ["2026-03-02T11:00:00Z", "1 hour ago"],
  ["2026-03-01T12:00:01Z", "23 hours ago"],
  ["2026-03-01T12:00:00Z", "Sun 1 Mar, 13:00"],
  ["2025-03-02T12:00:00Z", "Sun 2 Mar 2025, 13:00"],
])("%s was %s", (at, expected) => {
  expect(ago(Date.parse(at), now, "Europe/Berlin")).toBe(expected);
});
