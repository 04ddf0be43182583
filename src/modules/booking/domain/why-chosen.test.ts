import { describe, expect, test } from "vitest";
import { type Able, rankAble, whyChosen } from "./why-chosen";

const able = (id: string, given: Partial<Able> = {}): Able => ({ id, name: id, workedOn: false, costMinor: 100, isFree: true, ...given });
const ids = (all: Able[]) => all.map(({ id }) => id).join("");
const described = { substitutes: [] as string[], count: 1 };

describe("the order of those that can", () => {
  test("who is free, who worked on the project, the cheaper, and as they came", () => {
    const all = [able("a"), able("b", { costMinor: 50 }), able("c", { costMinor: null }), able("d", { workedOn: true, costMinor: 900 }), able("e", { workedOn: true, isFree: false }), able("f")];
    expect(ids(rankAble(described, all))).toBe("dbafce");
  });

  test("substitutes come last, in their order, whatever they cost", () => {
    expect(ids(rankAble({ substitutes: ["z", "y"] }, [able("y", { costMinor: 1 }), able("z"), able("a"), able("b", { isFree: false })]))).toBe("abzy");
  });

  test("the one that is named comes first", () => {
    expect(ids(rankAble({ resourceId: "n", substitutes: ["z", "y"] }, [able("y"), able("z"), able("n", { costMinor: 900, isFree: false })]))).toBe("nzy");
  });
});

describe("why one was chosen", () => {
  const why = (need: Parameters<typeof whyChosen>[0], chosen: string, all: Able[], asked?: string) => whyChosen(need, all.find(({ id }) => id === chosen) as Able, rankAble(need, all), asked);

  test("it was named, or stands in for one that was", () => {
    const need = { resourceId: "n", substitutes: ["y"], count: 1 };
    expect(why(need, "n", [able("n"), able("y")], "Ana")).toMatchObject({ code: "named", of: 2 });
    expect(why(need, "y", [able("y")], "Ana")).toEqual({ code: "substitute", of: 1, detail: "Free all the time; a substitute for Ana." });
  });

  test("there were no others, or it stood out among them", () => {
    expect(why(described, "a", [able("a")])).toMatchObject({ code: "only_ones", of: 1 });
    expect(why({ ...described, substitutes: ["y"] }, "y", [able("a"), able("y")])).toMatchObject({ code: "substitute" });
    expect(why(described, "a", [able("a", { workedOn: true }), able("b")])).toMatchObject({ code: "worked_on_project", of: 2 });
    expect(why(described, "b", [able("a", { workedOn: true }), able("b"), able("c", { costMinor: 200 })])).toEqual({ code: "cheapest", of: 2, detail: "Free all the time; the cheapest of 2 that can." });
    expect(why({ ...described, count: 2 }, "b", [able("a"), able("b", { costMinor: 150 }), able("c", { costMinor: 200 })])).toMatchObject({ code: "cheapest", detail: "Free all the time; number 2 by cost of 3 that can." });
    expect(why(described, "a", [able("a"), able("b")])).toMatchObject({ code: "by_name", of: 2 });
    expect(why(described, "a", [able("a", { costMinor: null }), able("b", { costMinor: null })])).toMatchObject({ code: "by_name" });
  });

  test("a hold on somebody who is taken says so", () => {
    expect(why(described, "a", [able("a", { isFree: false })]).detail).toMatch(/^Not free all the time/);
  });
});
