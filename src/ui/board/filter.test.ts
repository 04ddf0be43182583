import { expect, test } from "vitest";
import { someBooking, someResource } from "./board.fixture";
import { type Filters, isFiltered, isPale, isShown, NO_FILTERS } from "./filter";

const ada = someResource("Ada", { department: "Comp", tags: ["senior"], skills: ["Nuke"] });
const shown = (filters: Partial<Filters>, booked = false) => isShown(ada, { ...NO_FILTERS, ...filters }, () => booked);

test("a row must be all that is asked for", () => {
  expect([shown({}), shown({ kind: "artist", department: "Comp", tag: "senior", skill: "Nuke", q: " NUK " }), shown({ q: "comp" }), shown({ project: "p" }, true)]).toEqual([true, true, true, true]);
  expect([shown({ kind: "room" }), shown({ department: "Roto" }), shown({ tag: "junior" }), shown({ skill: "Maya" }), shown({ q: "ben" }), shown({ project: "p" })]).toEqual([false, false, false, false, false, false]);
});

test("bars of other projects and statuses stand back", () => {
  const pale = (filters: Partial<Filters>) => isPale(someBooking(), { ...NO_FILTERS, ...filters });
  expect([pale({}), pale({ project: "p", status: "confirmed" }), pale({ project: "q" }), pale({ status: "hold" })]).toEqual([false, false, true, true]);
  expect([isFiltered(NO_FILTERS), isFiltered({ ...NO_FILTERS, tag: "x" })]).toEqual([false, true]);
});
