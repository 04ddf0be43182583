import type { DetailedSeries, UpdateSeries } from "@/modules/booking/series/contract";
import { Temporal } from "@/lib/time";
import { readRule, type Repeat, ruleOf } from "./repeat";

/** A change of a series as its form has it. `repeat` counts only when `changesRule`. */
export type EditDraft = { title: string; from: string; to: string; changesRule: boolean; repeat: Repeat; includeEdited: boolean };

const beginsAt = ({ start }: Pick<DetailedSeries, "start">) => start.slice("YYYY-MM-DDT".length);
const endsAt = (series: Pick<DetailedSeries, "start" | "durationMinutes">) => Temporal.PlainTime.from(beginsAt(series)).add({ minutes: series.durationMinutes }).toString({ smallestUnit: "minute" });

/** What the form begins with. Those that follow are counted from the first of them. */
export function editDraft(series: DetailedSeries, following: string | undefined): EditDraft {
  const repeat = readRule(series.rule, series.start, series.timeZone);
  const left = series.dates.filter(({ date, ofRule }) => ofRule && (!following || date >= following)).length;
  return { title: series.title, from: beginsAt(series), to: endsAt(series), changesRule: false, repeat: repeat.ends === "count" ? { ...repeat, count: String(left) } : repeat, includeEdited: false };
}

/** What the API takes: only what is otherwise. Undefined when nothing is. @param following the first date that is to change; none: all */
export function readEdit(draft: EditDraft, series: DetailedSeries, following: string | undefined): (Partial<UpdateSeries> & { scope: UpdateSeries["scope"] }) | undefined {
  const isTime = draft.from !== beginsAt(series) || draft.to !== endsAt(series);
  const change = {
    ...(draft.title.trim() === series.title ? {} : { title: draft.title }),
    ...(isTime ? { time: draft.from, end: draft.to } : {}),
    ...(draft.changesRule ? { rule: ruleOf(draft.repeat, following ?? series.start.slice(0, "YYYY-MM-DD".length)) } : {}),
  };
  if (Object.keys(change).length === 0) return undefined;
  return { ...(following ? { scope: "following", from: following } : { scope: "all" }), ...change, includeEdited: draft.includeEdited };
}
