import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Match, matchNeeds, type Seats } from "./match-needs";

const needs = (...given: [number, string][]): Seats[] => given.map(([count, ids]) => ({ count, choices: [...ids].map((id) => ({ id, size: 1 })) }));
const one = (ids: string) => new Map([...ids].map((id) => [id, 1]));

describe("who fills which need", () => {
  test("each has the first of its choices that is left", () => {
    expect(matchNeeds(needs([1, "abc"], [2, "abcd"]), one("abcd"))).toEqual({ taken: [["a"], ["b", "c"]] });
  });

  test("one gives way to a later one that could take nothing else, along a chain", () => {
    expect(matchNeeds(needs([1, "ab"], [1, "bc"], [1, "a"], [1, "b"]), one("abc"))).toEqual({ short: [0, 2, 3] });
    expect(matchNeeds(needs([1, "ab"], [1, "bc"], [1, "a"]), one("abc"))).toEqual({ taken: [["b"], ["c"], ["a"]] });
  });

  test("one that need not give way keeps the better choice", () => {
    expect(matchNeeds(needs([1, "ab"], [1, "ab"]), one("ab"))).toEqual({ taken: [["a"], ["b"]] });
  });

  test("those that are short together are told, and no others", () => {
    expect(matchNeeds(needs([1, "cd"], [1, "a"], [1, "ab"], [1, "b"]), one("abcd"))).toEqual({ short: [1, 2, 3] });
    expect(matchNeeds(needs([1, "a"], [3, "bc"]), one("abc"))).toEqual({ short: [1] });
  });

  test("a pool serves several needs as far as it goes, but none twice", () => {
    const pool = (size: number) => ({ count: 1, choices: [{ id: "p", size }] });
    expect(matchNeeds([pool(3), pool(2), pool(1)], new Map([["p", 6]]))).toEqual({ taken: [["p"], ["p"], ["p"]] });
    expect(matchNeeds([pool(3), pool(2), pool(2)], new Map([["p", 6]]))).toEqual({ short: [0, 1, 2] });
    expect(matchNeeds([{ ...pool(1), count: 2 }], new Map([["p", 6]]))).toEqual({ short: [0] });
  });

  test("pools are packed so that all fit", () => {
    const either = (size: number) => ({ count: 1, choices: [{ id: "p", size }, { id: "q", size }] });
    expect(matchNeeds([either(2), either(2), either(3), either(3)], new Map([["p", 5], ["q", 5]]))).toMatchObject({ taken: expect.anything() });
    expect(matchNeeds([either(4), either(4), either(2)], new Map([["p", 5], ["q", 5]]))).toEqual({ short: [0, 1, 2] });
  });

  test("twenty needs for nineteen resources are refused at once", () => {
    const letters = "abcdefghijklmnopqrs";
    expect(matchNeeds(Array.from({ length: 20 }, () => needs([1, letters])[0] as Seats), one(letters))).toEqual({ short: Array.from({ length: 20 }, (_, i) => i) });
  });
});

const IDS = ["a", "b", "c", "d"];
const problem = fc.record({
  room: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 4, maxLength: 4 }).map((sizes) => new Map(IDS.map((id, i) => [id, sizes[i] as number]))),
  needs: fc.array(
    fc.record({ count: fc.integer({ min: 1, max: 2 }), choices: fc.shuffledSubarray(IDS).chain((ids) => fc.tuple(...ids.map((id) => fc.record({ id: fc.constant(id), size: fc.integer({ min: 1, max: 7 }) })))) }),
    { minLength: 1, maxLength: 4 },
  ),
});

/** Whether there is any way at all, tried out one after the other. */
function isPossible(needs: Seats[], room: ReadonlyMap<string, number>): boolean {
  const [first, ...rest] = needs;
  if (!first) return true;
  const waysToChoose = (from: Seats["choices"], count: number): Seats["choices"][] => {
    if (count === 0) return [[]];
    return from.flatMap((choice, i) => waysToChoose(from.slice(i + 1), count - 1).map((others) => [choice, ...others]));
  };
  return waysToChoose(first.choices, first.count).some((chosen) => {
    const left = new Map(room);
    for (const { id, size } of chosen) left.set(id, (left.get(id) as number) - size);
    return [...left.values()].every((size) => size >= 0) && isPossible(rest, left);
  });
}

function isRight({ needs, room }: { needs: Seats[]; room: ReadonlyMap<string, number> }, taken: string[][]): boolean {
  const left = new Map(room);
  for (const [i, { count, choices }] of needs.entries()) {
    const ids = taken[i] as string[];
    if (ids.length !== count || new Set(ids).size !== count) return false;
    for (const id of ids) left.set(id, (left.get(id) as number) - (choices.find((choice) => choice.id === id)?.size ?? Number.POSITIVE_INFINITY));
  }
  return [...left.values()].every((size) => size >= 0);
}

describe("against trying out everything", () => {
  test("a match is right, and there is one exactly when one is possible", () => {
    fc.assert(
      fc.property(problem, (given) => {
        const match: Match = matchNeeds(given.needs, given.room);
        if ("taken" in match) expect(isRight(given, match.taken)).toBe(true);
        expect("taken" in match).toBe(isPossible(given.needs, given.room));
      }),
      { numRuns: 3_000 },
    );
  });

  test("the needs that are told to be short cannot be met even without the others", () => {
    fc.assert(
      fc.property(problem, (given) => {
        const match = matchNeeds(given.needs, given.room);
        if ("short" in match) expect(isPossible(match.short.map((need) => given.needs[need] as Seats), given.room)).toBe(false);
      }),
      { numRuns: 3_000 },
    );
  });
});
