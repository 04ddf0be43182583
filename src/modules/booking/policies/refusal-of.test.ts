import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ROLES } from "@/lib/principal";
import { parseInstant } from "@/lib/time";
import type { BookingPolicy } from "./contract";
import { type Act, refusalOf } from "./refusal-of";

const now = parseInstant("2026-03-02T00:00:00Z");
const act = (given: Partial<Act> = {}): Act => ({
  role: "scheduler",
  resource: { kind: "artist", department: "Comp", tags: ["senior", "remote"] },
  status: "confirmed",
  isOverride: false,
  start: now.add({ hours: 24 }),
  now,
  hours: 8,
  ...given,
});
const policy = (given: Partial<BookingPolicy> = {}): BookingPolicy => ({
  id: "00000000-0000-7000-8000-000000000000",
  role: "scheduler",
  kind: null,
  department: null,
  tag: null,
  mayRequest: false,
  mayHold: false,
  mayConfirm: false,
  mayOverride: false,
  maxDaysAhead: null,
  maxHours: null,
  ...given,
});
const isAllowed = (policies: BookingPolicy[], wanted: Act) => refusalOf(policies, wanted) === undefined;

describe("without a rule", () => {
  test.each(["owner", "scheduler"] as const)("a %s may everything", (role) => {
    for (const status of ["requested", "hold", "confirmed"] as const) expect(isAllowed([], act({ role, status, isOverride: true, start: now.add({ hours: 24 * 3_000 }), hours: 10_000 }))).toBe(true);
  });
  test("a viewer may nothing, and is told whom to ask", () => {
    for (const status of ["requested", "hold", "confirmed"] as const) expect(isAllowed([], act({ role: "viewer", status }))).toBe(false);
    expect(refusalOf([], act({ role: "viewer" }))).toMatchObject({ status: 403, code: "booking_not_permitted", message: expect.stringContaining("ask an owner or a scheduler"), extra: { mayRequest: false, policies: [] } });
  });
  test("a rule for another role, or for other resources, is none", () => {
    const others = [policy({ role: "viewer" }), policy({ kind: "room" }), policy({ department: "Edit" }), policy({ tag: "junior" }), policy({ kind: "artist", tag: "junior" })];
    expect(isAllowed(others, act())).toBe(true);
  });
});

test.each([
  ["mayRequest", [true, false, false]],
  ["mayHold", [true, true, false]],
  ["mayConfirm", [true, true, true]],
] as const)("%s reaches so far", (right, allowed) => {
  const rule = policy({ [right]: true });
  expect((["requested", "hold", "confirmed"] as const).map((status) => isAllowed([rule], act({ status })))).toEqual(allowed);
});

test("the most specific rule counts, and of equals the more permissive", () => {
  const anything = policy({ mayConfirm: true });
  const artists = policy({ kind: "artist", mayHold: true, maxHours: 4 });
  const comp = policy({ department: "Comp", mayConfirm: true, maxHours: 40 });
  const seniorComp = policy({ department: "Comp", tag: "senior", mayRequest: true });
  expect(isAllowed([anything, artists], act({ hours: 4 }))).toBe(false);
  expect(isAllowed([anything, artists, comp], act({ hours: 40 }))).toBe(true);
  expect(isAllowed([anything, artists, comp], act({ hours: 41 }))).toBe(false);
  expect(isAllowed([anything, artists, comp, policy({ kind: "artist" })], act({ hours: 40 }))).toBe(true);
  expect(isAllowed([anything, artists, comp, seniorComp], act({ hours: 1 }))).toBe(false);
  expect(isAllowed([anything, artists, comp, seniorComp], act({ hours: 1, status: "requested" }))).toBe(true);
});

test("a limit reaches to its last moment, and no limit beside one is none", () => {
  const rule = policy({ mayConfirm: true, maxDaysAhead: 7, maxHours: 10 });
  const week = now.add({ hours: 24 * 7 });
  expect(isAllowed([rule], act({ start: week, hours: 10 }))).toBe(true);
  expect(isAllowed([rule], act({ start: week.add({ milliseconds: 1 }) }))).toBe(false);
  expect(isAllowed([rule], act({ hours: 10.25 }))).toBe(false);
  expect(isAllowed([rule, policy({ mayHold: true })], act({ start: week.add({ hours: 1 }), hours: 100 }))).toBe(true);
  expect(isAllowed([policy({ mayConfirm: true, maxDaysAhead: 0 })], act({ start: now.subtract({ hours: 1 }) }))).toBe(true);
});

test("who may book up to a limit may request beyond it; who may only request may not", () => {
  const far = { start: now.add({ hours: 24 * 30 }), status: "requested" } as const;
  expect(isAllowed([policy({ mayHold: true, maxDaysAhead: 7 })], act(far))).toBe(true);
  expect(isAllowed([policy({ mayRequest: true, maxDaysAhead: 7 })], act(far))).toBe(false);
  expect(refusalOf([policy({ mayConfirm: true, maxDaysAhead: 7 })], act({ ...far, status: "confirmed" }))?.extra.mayRequest).toBe(true);
});

test("an override is a right of its own, and an owner with a reason is never refused", () => {
  expect(isAllowed([policy({ mayConfirm: true })], act({ isOverride: true }))).toBe(false);
  expect(isAllowed([policy({ mayConfirm: true, mayOverride: true })], act({ isOverride: true }))).toBe(true);
  expect(isAllowed([policy({ mayConfirm: true, mayOverride: true, maxHours: 4 })], act({ isOverride: true }))).toBe(false);
  const none = policy({ role: "owner" });
  expect(isAllowed([none], act({ role: "owner" }))).toBe(false);
  expect(isAllowed([none], act({ role: "owner", isOverride: true }))).toBe(true);
});

test("a refusal names the rule, what it allows, and whether to request", () => {
  const rule = policy({ id: "0190a1b2-0000-7000-8000-000000000001", department: "Comp", mayRequest: true, mayHold: true, maxHours: 40 });
  expect(refusalOf([rule], act({ hours: 41, status: "hold" }))).toMatchObject({
    status: 403,
    code: "booking_not_permitted",
    message: "A scheduler may hold at most 40 hours of this resource at once, and this is 41 (booking rule for schedulers and department Comp): request it, or ask an owner.",
    extra: { policies: [rule.id], allowed: { mayHold: true, mayConfirm: false, maxHours: 40 }, mayRequest: true },
  });
});

const some = <T>(...values: T[]) => fc.constantFrom(...values);
const policies = fc.array(
  fc.record({
    role: some(...ROLES),
    kind: some(null, "artist" as const, "room" as const),
    department: some(null, "Comp", "Edit"),
    tag: some(null, "senior", "junior"),
    mayRequest: fc.boolean(),
    mayHold: fc.boolean(),
    mayConfirm: fc.boolean(),
    mayOverride: fc.boolean(),
    maxDaysAhead: some(null, 0, 5, 10),
    maxHours: some(null, 1, 5, 10),
  }).map(policy),
  { maxLength: 6 },
);
const acts = fc.record({
  role: some(...ROLES),
  status: some("requested" as const, "hold" as const, "confirmed" as const),
  isOverride: fc.boolean(),
  start: fc.integer({ min: -2, max: 12 }).map((days) => now.add({ hours: 24 * days })),
  hours: fc.integer({ min: 1, max: 12 }),
}).map(act);

describe("whatever the rules", () => {
  test("their order does not matter", () => {
    fc.assert(fc.property(policies, acts, (rules, wanted) => isAllowed(rules, wanted) === isAllowed(rules.toReversed(), wanted)));
  });
  test("less is allowed where more is: earlier, shorter, a lower status, without override", () => {
    fc.assert(
      fc.property(policies, acts, fc.record({ start: some(now), hours: some(1), isOverride: some(false), status: some("requested" as const, "hold" as const, "confirmed" as const) }, { requiredKeys: [] }), (rules, wanted, less) => {
        const order = ["requested", "hold", "confirmed"];
        const status = less.status && order.indexOf(less.status) < order.indexOf(wanted.status) ? less.status : wanted.status;
        const start = less.start && less.start.epochMilliseconds < wanted.start.epochMilliseconds ? less.start : wanted.start;
        // Without its reason, an owner's booking is asked about like any other: that is more to allow, not less.
        const isOverride = wanted.role === "owner" ? wanted.isOverride : (less.isOverride ?? wanted.isOverride);
        if (isAllowed(rules, wanted)) expect(isAllowed(rules, { ...wanted, start, status, isOverride, hours: less.hours ?? wanted.hours })).toBe(true);
      }),
    );
  });
  test("what says that it may be requested, may be", () => {
    fc.assert(fc.property(policies, acts, (rules, wanted) => {
      const refusal = refusalOf(rules, wanted);
      if (refusal?.extra.mayRequest) expect(isAllowed(rules, { ...wanted, status: "requested", isOverride: false })).toBe(true);
    }));
  });
});
