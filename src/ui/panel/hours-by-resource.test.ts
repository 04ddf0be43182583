import { expect, test } from "vitest";
import { hoursByResource } from "./hours-by-resource";

const of = (resourceId: string, status: "confirmed" | "hold" | "requested" | "cancelled", workedMinutes: number) => ({ resourceId, status, workedMinutes });

test("adds up by resource what is confirmed and what is held, the most first, and leaves out what is asked for or cancelled", () => {
  expect(hoursByResource([of("a", "confirmed", 60), of("b", "hold", 120), of("b", "confirmed", 30), of("a", "requested", 600), of("c", "cancelled", 600), of("a", "confirmed", 60)])).toEqual([
    { resourceId: "b", booked: 30, held: 120 },
    { resourceId: "a", booked: 120, held: 0 },
  ]);
  expect(hoursByResource([])).toEqual([]);
});
