import { expect, test } from "vitest";
import { type DetailedSeries, updateSeriesSchema } from "@/modules/booking/series/contract";
import { editDraft, readEdit } from "./edit";

const series = { title: "Dailies", rule: "FREQ=WEEKLY;BYDAY=MO;COUNT=4", start: "2026-03-02T22:00", durationMinutes: 480, timeZone: "Europe/Berlin", dates: ["2026-03-02", "2026-03-09", "2026-03-16", "2026-03-23"].map((date) => ({ date, ofRule: true })) } as DetailedSeries;

test("nothing is asked for when nothing is otherwise", () => {
  expect(editDraft(series, undefined)).toMatchObject({ title: "Dailies", from: "22:00", to: "06:00" });
  expect(readEdit(editDraft(series, undefined), series, undefined)).toBeUndefined();
});

test("only what is otherwise is asked for, as the API takes it", () => {
  const draft = editDraft(series, undefined);
  expect(updateSeriesSchema.parse(readEdit({ ...draft, title: "Review" }, series, undefined))).toEqual({ scope: "all", title: "Review", includeEdited: false, dryRun: false });
  expect(updateSeriesSchema.parse(readEdit({ ...draft, to: "07:00", includeEdited: true }, series, "2026-03-16"))).toEqual({ scope: "following", from: "2026-03-16", time: "22:00", end: "07:00", includeEdited: true, dryRun: false });
  expect(updateSeriesSchema.parse(readEdit({ ...draft, changesRule: true }, series, undefined))).toMatchObject({ rule: "FREQ=WEEKLY;BYDAY=MO;COUNT=4" });
  expect(updateSeriesSchema.parse(readEdit({ ...editDraft(series, "2026-03-16"), changesRule: true }, series, "2026-03-16"))).toMatchObject({ rule: "FREQ=WEEKLY;BYDAY=MO;COUNT=2" });
});
