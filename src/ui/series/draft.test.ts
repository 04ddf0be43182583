import { expect, test } from "vitest";
import { newId } from "@/lib/ids";
import { createSeriesSchema } from "@/modules/booking/series/contract";
import { newSeriesDraft, readSeriesDraft, withDate } from "./draft";

const chosen = (label: string) => ({ value: newId(), label });

test("a draft is what the API takes", () => {
  const draft = { ...newSeriesDraft("2026-03-03", "hold"), resource: chosen("Ana"), project: chosen("Nebula"), title: "Dailies", substitutes: [chosen("Ben")] };
  const { body } = readSeriesDraft(draft);
  expect(createSeriesSchema.parse(body)).toMatchObject({ rule: "FREQ=WEEKLY;BYDAY=TU;COUNT=10", start: "2026-03-03T09:00", end: "18:00", status: "hold", onConflict: "stop", substitutes: [] });
  expect(body).not.toHaveProperty("timeZone");
  const other = readSeriesDraft({ ...draft, zone: "Asia/Tokyo", onConflict: "substitute" });
  expect(createSeriesSchema.parse(other.body)).toMatchObject({ timeZone: "Asia/Tokyo", substitutes: [draft.substitutes[0]?.value] });
});

test("what is missing is said at its field", () => {
  const draft = newSeriesDraft("2026-03-03", "confirmed");
  const { errors } = readSeriesDraft({ ...draft, to: "", onConflict: "substitute", repeat: { ...draft.repeat, days: [], interval: "0", ends: "until" } });
  expect(errors?.map(({ path }) => path)).toEqual(["resourceId", "projectId", "end", "interval", "days", "until", "substitutes"]);
  expect(readSeriesDraft({ ...draft, repeat: { ...draft.repeat, frequency: "CUSTOM" } }).errors?.map(({ path }) => path)).toEqual(["resourceId", "projectId", "rule"]);
});

test("the weekday goes with the first day, as long as it is the one of it", () => {
  const draft = newSeriesDraft("2026-03-03", "confirmed");
  expect(withDate(draft, "2026-03-06").repeat.days).toEqual(["FR"]);
  expect(withDate({ ...draft, repeat: { ...draft.repeat, days: ["MO", "TU"] } }, "2026-03-06").repeat.days).toEqual(["MO", "TU"]);
  expect(withDate(draft, "").repeat.days).toEqual(["TU"]);
});
