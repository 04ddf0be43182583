import { expect, test } from "vitest";
import { Temporal } from "@/lib/time";
import { DEMO_ZONE, type DemoBooking, planDemo } from "./plan-demo";

const plan = planDemo(Temporal.PlainDate.from("2026-03-18"));

test("is the house that the README promises", () => {
  const count = (kind: string) => plan.resources.filter((resource) => resource.kind === kind).length;
  expect([count("artist"), count("room"), count("equipment"), plan.projects.length]).toEqual([60, 12, 20, 8]);
  expect(new Set(plan.resources.map((resource) => resource.name)).size).toBe(92);
  expect(plan.bookings.length).toBeGreaterThan(850);
  expect(plan.bookings.length).toBeLessThan(950);
  expect(planDemo(Temporal.PlainDate.from("2026-03-18"))).toEqual(plan);
});

const spanOf = ({ start, end, days }: DemoBooking) => {
  const midnight = (date: string, later: number) => Temporal.PlainDate.from(date).add({ days: later }).toZonedDateTime(DEMO_ZONE).toInstant();
  return days ? { start: midnight(days.from, 0), end: midnight(days.to, 1) } : { start, end };
};

test("books nothing twice", () => {
  plan.resources.forEach((_, place) => {
    const own = plan.bookings.filter((booking) => booking.resource === place).map(spanOf).toSorted((a, b) => Temporal.Instant.compare(a.start, b.start));
    own.slice(1).forEach((booking, i) => expect(Temporal.Instant.compare(own[i]?.end as Temporal.Instant, booking.start)).toBeLessThanOrEqual(0));
  });
});

test("books people and equipment in days, so that nights are free", () => {
  for (const { resource, days } of plan.bookings) expect(days !== undefined).toBe(plan.resources[resource]?.kind !== "room");
});

test("has second options beside holds of other projects, and leave where nobody is booked", () => {
  expect(plan.secondOptions.length).toBe(4);
  for (const second of plan.secondOptions) {
    const first = plan.bookings.filter(({ resource, days }) => resource === second.resource && days === second.days);
    expect(first.map(({ status, project }) => status === "hold" && project !== second.project)).toEqual([true]);
  }
  expect(plan.leave.length).toBeGreaterThan(0);
  for (const { resource, from, to } of plan.leave) expect(plan.bookings.some(({ resource: of, days }) => of === resource && days && days.from <= to && from <= days.to)).toBe(false);
});
