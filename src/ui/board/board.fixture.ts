import { rowOfResource } from "./groups";
import type { BoardBooking, BoardResource, BoardRow } from "./types";

/** A booking to test with: two hours on r0 from the beginning of 1970 on, unless told otherwise. */
export const someBooking = (given: Partial<BoardBooking> = {}): BoardBooking => ({
  id: "b",
  resourceId: "r0",
  projectId: "p",
  status: "confirmed",
  title: "",
  startMs: 0,
  endMs: 7_200_000,
  allocation: 100,
  version: 1,
  isBundle: false,
  isSeries: false,
  rank: null,
  hasConflict: false,
  isInDays: false,
  ...given,
});

/** An artist in UTC, of no department. */
export const someResource = (id: string, given: Partial<BoardResource> = {}): BoardResource => ({ id, kind: "artist", name: id, department: null, timeZone: "UTC", capacity: 100, tags: [], skills: [], ...given });

export const someRow = (id: string, given: Partial<BoardResource> = {}): BoardRow => rowOfResource(someResource(id, given));
