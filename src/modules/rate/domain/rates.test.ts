import fc from "fast-check";
import { expect, test } from "vitest";
import { type About, chooseRate, type PlainRate, type RateCard } from "./choose-rate";
import { priceOf } from "./price-of";

const ABOUT: About = {
  resource: { id: "ana", kind: "artist", skills: [{ name: "Nuke" }, { name: "Roto" }], hourlyRateMinor: 1_000, rateCurrency: "EUR" },
  projectId: "nebula",
  currency: "EUR",
  date: "2026-03-02",
};
const card = (id: string, given: Partial<RateCard> = {}): RateCard => ({ id, resourceId: null, skill: null, kind: null, projectId: null, unit: "hour", costMinor: 100, billMinor: 200, currency: "EUR", overtimePercent: 100, dayMinutes: 480, startsOn: "2026-01-01", endsOn: null, ...given });
const chosen = (cards: RateCard[], about: Partial<About> = {}) => chooseRate(cards, { ...ABOUT, ...about })?.cardId;

test("the nearest card holds: the project's before general ones, the resource before skill, kind and everything", () => {
  const ladder = [card("all"), card("kind", { kind: "artist" }), card("skill", { skill: "Nuke" }), card("own", { resourceId: "ana" })];
  const onProject = ladder.map((general) => ({ ...general, id: `p-${general.id}`, projectId: "nebula" }));
  const order = ["all", "kind", "skill", "own", "p-all", "p-kind", "p-skill", "p-own"];
  [...ladder, ...onProject].forEach((_, i, all) => expect(chosen(all.slice(0, i + 1).toReversed())).toBe(order[i]));
  expect(chosen(onProject, { projectId: "other" })).toBeNull();
});

test("of one target the latest that has begun holds; what is over, not begun, or in another currency does not", () => {
  const cards = [card("old"), card("new", { startsOn: "2026-03-01" }), card("next", { startsOn: "2026-03-03" }), card("over", { startsOn: "2026-03-01", endsOn: "2026-03-01", kind: "artist" }), card("dollars", { resourceId: "ana", currency: "USD" })];
  expect(chosen(cards)).toBe("new");
  expect(chosen(cards, { date: "2026-02-28" })).toBe("old");
  expect(chosen(cards, { currency: "USD" })).toBe("dollars");
});

test("of several skills the dearest counts, a day rate by its hour; others' cards are nothing to it", () => {
  expect(chosen([card("nuke", { skill: "Nuke", costMinor: 100 }), card("roto", { skill: "Roto", unit: "day", costMinor: 900 }), card("maya", { skill: "Maya", costMinor: 999 }), card("bo", { resourceId: "bo" }), card("room", { kind: "room" })])).toBe("roto");
});

test("without a card the resource's own rate holds, if it is in the currency", () => {
  expect(chooseRate([], ABOUT)).toMatchObject({ cardId: null, unit: "hour", cost: 1_000, bill: null });
  expect(chooseRate([], { ...ABOUT, currency: "USD" })).toBeNull();
});

const rate = (given: Partial<PlainRate> = {}): PlainRate => ({ cardId: null, unit: "hour", cost: 6_000, bill: 9_000, currency: "EUR", overtimePercent: 150, dayMinutes: 480, ...given });

test("cost is time × share × rate, overtime by its percentage, a day rate by the length of its day", () => {
  expect(priceOf(rate(), "artist", 100, { minutes: 600, overtimeMinutes: 120 })).toEqual({ costMinor: 8 * 6_000 + 2 * 9_000, billMinor: 8 * 9_000 + 2 * 13_500 });
  expect(priceOf(rate(), "artist", 50, { minutes: 60, overtimeMinutes: 0 })).toEqual({ costMinor: 3_000, billMinor: 4_500 });
  expect(priceOf(rate({ unit: "day", cost: 48_000, bill: null }), "equipment", 3, { minutes: 240, overtimeMinutes: 0 })).toEqual({ costMinor: 72_000, billMinor: null });
});

test("is rounded once: never further than half a minor unit from the exact sum", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 1, max: 100 }), fc.integer({ min: 100, max: 300 }), fc.double({ min: 0, max: 1, noNaN: true }), (cost, minutes, allocation, overtimePercent, part) => {
      const overtimeMinutes = Math.floor(minutes * part);
      const { costMinor } = priceOf(rate({ cost, overtimePercent }), "artist", allocation, { minutes, overtimeMinutes });
      const exact = (BigInt(cost) * (BigInt(minutes - overtimeMinutes) * 100n + BigInt(overtimeMinutes * overtimePercent)) * BigInt(allocation)) as bigint;
      expect(Math.abs(Number(BigInt(costMinor) * 600_000n - exact))).toBeLessThanOrEqual(300_000);
    }),
  );
});
