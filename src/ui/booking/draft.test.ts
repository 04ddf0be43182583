import { describe, expect, test } from "vitest";
import { newDraft, onDate, readDraft, withStart } from "./draft";

const zone = "Europe/Berlin";
const ada = { value: "r1", label: "Ada" };
const nova = { value: "p1", label: "Nova" };

describe("a draft of a booking", () => {
  test("is a working day in the studio's zone", () => {
    expect(readDraft(newDraft("2026-11-17", ada, nova), zone).body).toMatchObject({ resourceId: "r1", projectId: "p1", start: "2026-11-17T08:00:00.000Z", end: "2026-11-17T17:00:00.000Z", status: "confirmed" });
  });

  test("says what is missing under the API's names", () => {
    const draft = { ...newDraft("2026-11-17"), start: { date: "", time: "09:00" } };
    expect(readDraft(draft, zone).errors?.map(({ path }) => path)).toEqual(["resourceId", "projectId", "start"]);
  });

  test("must end after it starts", () => {
    const draft = { ...newDraft("2026-11-17", ada, nova), end: { date: "2026-11-17", time: "09:00" } };
    expect(readDraft(draft, zone).errors?.map(({ path }) => path)).toEqual(["end"]);
  });

  test("moved to another day keeps its nights", () => {
    const night = { ...newDraft("2026-11-17", ada, nova), start: { date: "2026-11-17", time: "20:00" }, end: { date: "2026-11-18", time: "04:00" } };
    expect(onDate(night, "2026-11-20", zone)).toMatchObject({ start: { date: "2026-11-20", time: "20:00" }, end: { date: "2026-11-21", time: "04:00" } });
    expect(onDate(newDraft("2026-10-24"), "2026-10-25", zone)).toMatchObject({ start: { date: "2026-10-25", time: "09:00" }, end: { date: "2026-10-25", time: "18:00" } });
  });

  test("that starts later takes its last day along", () => {
    expect(withStart(newDraft("2026-11-17"), { date: "2026-11-19", time: "09:00" }).end.date).toBe("2026-11-19");
    expect(withStart(newDraft("2026-11-17"), { date: "2026-11-10", time: "09:00" }).end.date).toBe("2026-11-17");
  });
});
