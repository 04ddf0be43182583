import { expect, test } from "vitest";
import { Temporal } from "@/lib/time";
import { planDemo } from "./plan-demo";

const plan = planDemo(Temporal.PlainDate.from("2026-03-18"));

test("is the house that the README promises", () => {
  const count = (kind: string) => plan.resources.filter((resource) => resource.kind === kind).length;
  expect([count("artist"), count("room"), count("equipment"), plan.projects.length]).toEqual([60, 12, 20, 8]);
  expect(new Set(plan.resources.map((resource) => resource.name)).size).toBe(92);
  expect(plan.bookings.length).toBeGreaterThan(850);
  expect(plan.bookings.length).toBeLessThan(950);
  expect(planDemo(Temporal.PlainDate.from("2026-03-18"))).toEqual(plan);
});

test("books nothing twice", () => {
  plan.resources.forEach((_, place) => {
    const own = plan.bookings.filter((booking) => booking.resource === place).toSorted((a, b) => Temporal.Instant.compare(a.start, b.start));
    own.slice(1).forEach((booking, i) => expect(Temporal.Instant.compare(own[i]?.end as Temporal.Instant, booking.start)).toBeLessThanOrEqual(0));
  });
});
