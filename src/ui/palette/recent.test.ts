import fc from "fast-check";
import { afterEach, expect, test, vi } from "vitest";
import { forgetRecent, keepRecent, putFirst, readRecent } from "./recent";

/** As much of a browser's storage as is used; its own keys are its contents, as in a browser. */
function storage() {
  const kept: Record<string, string> = {};
  const methods = { getItem: (key: string) => kept[key] ?? null, setItem: (key: string, value: string) => void (kept[key] = value), removeItem: (key: string) => void delete kept[key] };
  return new Proxy(kept, { get: (of, key) => (typeof key === "string" && key in methods ? methods[key as keyof typeof methods] : of[key as string]) });
}

afterEach(() => vi.unstubAllGlobals());

const found = (value: string) => ({ value, label: value.toUpperCase(), detail: null, kind: "artist" as const });

test("the last choice comes first, each once, and no more than five", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("a", "b", "c", "d", "e", "f", "g")), (chosen) => {
      const kept = chosen.reduce((before, id) => putFirst(before, { id }), [] as { id: string }[]).map(({ id }) => id);
      expect(kept).toEqual([...new Set(chosen.toReversed())].slice(0, 5));
    }),
  );
});

test("what was chosen is there again, for who chose it, until they sign out", () => {
  vi.stubGlobal("localStorage", storage());
  localStorage.setItem("theme", "dark");
  keepRecent("studio:ada", { id: "page:/find" });
  keepRecent("studio:ada", { id: "r1", found: found("r1") });
  keepRecent("studio:ben", { id: "r2", found: found("r2") });
  expect(readRecent("studio:ada")).toEqual([{ id: "r1", found: found("r1") }, { id: "page:/find" }]);
  forgetRecent();
  expect([readRecent("studio:ada"), readRecent("studio:ben"), localStorage.getItem("theme")]).toEqual([[], [], "dark"]);
});

test("a browser that keeps nothing, or something else, is no obstacle", () => {
  keepRecent("x", { id: "a" });
  expect(readRecent("x")).toEqual([]);
  forgetRecent();
  vi.stubGlobal("localStorage", storage());
  for (const other of ["no json", "{}", '[{"id":1}]', '[{"id":"a","found":{"kind":"ghost"}}]']) {
    localStorage.setItem("palette:x", other);
    expect(readRecent("x"), other).toEqual([]);
  }
});
