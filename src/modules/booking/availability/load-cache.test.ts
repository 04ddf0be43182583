import { expect, test } from "vitest";
import type { Load } from "@/lib/stretch";
import { newId } from "@/lib/ids";
import { type Cache, createCache } from "@/services/cache";
import { createLoadCache } from "./load-cache";

const HOUR = 3_600_000;
const DAY = { start: 0, end: 24 * HOUR };
const load = (hour: number): Load => ({ start: hour * HOUR, end: (hour + 1) * HOUR, load: 1 });
const written = { resourceIds: ["r"], spans: [DAY] };
const turnOfEvents = () => new Promise((resolve) => setTimeout(resolve, 5));

/** A gate that is passed when it is opened. */
function gate() {
  let open = () => {};
  const passed = new Promise<void>((resolve) => (open = resolve));
  return { open, passed };
}

/** What is stored is `now`; a read sees it as it was when it began, and is answered when its gate opens. */
function scene(cache: Cache = createCache(undefined, newId())) {
  const stored = { now: [load(1)] };
  const loads = createLoadCache(cache);
  let asked = 0;
  const read = (until: Promise<void> = Promise.resolve()) =>
    loads.read("t", DAY, ["r"], async () => {
      asked++;
      const seen = stored.now;
      await until;
      return new Map([["r", seen]]);
    });
  return { stored, loads, read, asked: () => asked, answer: async () => (await read()).get("r") };
}

test("what was read is kept, and forgotten when it is written", async () => {
  const { stored, loads, asked, answer } = scene();
  expect(await answer()).toEqual([load(1)]);
  await turnOfEvents();
  expect([await answer(), asked()]).toEqual([[load(1)], 1]);
  stored.now = [load(2)];
  loads.forget("t", written);
  expect([await answer(), asked()]).toEqual([[load(2)], 2]);
});

test("what was read before a write and answered after it is not kept", async () => {
  const { stored, loads, read, answer } = scene();
  const { open, passed } = gate();
  const slow = read(passed);
  await turnOfEvents();
  stored.now = [load(2)];
  loads.forget("t", written);
  await turnOfEvents();
  open();
  expect((await slow).get("r")).toEqual([load(1)]); // it began before
  await turnOfEvents();
  expect(await answer()).toEqual([load(2)]);
});

test("what is being kept while it is written is forgotten once more", async () => {
  const cache = createCache(undefined, newId());
  const { open, passed } = gate();
  const { stored, loads, answer } = scene({ ...cache, setMany: async (entries) => passed.then(() => cache.setMany(entries)) });
  expect(await answer()).toEqual([load(1)]);
  stored.now = [load(2)];
  loads.forget("t", written);
  await turnOfEvents();
  open();
  await turnOfEvents();
  expect(await answer()).toEqual([load(2)]);
});

test("while something is being forgotten nothing is taken from what is kept", async () => {
  const cache = createCache(undefined, newId());
  const { open, passed } = gate();
  const { stored, loads, answer } = scene({ ...cache, deleteMany: async (keys) => passed.then(() => cache.deleteMany(keys)) });
  await answer();
  await turnOfEvents();
  stored.now = [load(2)];
  loads.forget("t", written);
  expect(await answer()).toEqual([load(2)]);
  open();
  await turnOfEvents();
  expect(await answer()).toEqual([load(2)]);
});
