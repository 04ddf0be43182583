import type { FieldError } from "@/lib/problem";
import type { BookingStatus } from "@/modules/booking/contract";
import type { OnConflict } from "@/modules/booking/series/contract";
import type { Option } from "@/ui/primitives/option-list";
import { text } from "@/ui/text/en";
import { type Repeat, ruleOf, weekdayOf } from "./repeat";

export type SeriesStatus = Exclude<BookingStatus, "cancelled">;

/** In place of a zone: the one of the resource. */
export const ITS_OWN = "its-own";

/** A new series as its form has it: all as typed. */
export type SeriesDraft = {
  resource: Option | undefined;
  project: Option | undefined;
  title: string;
  status: SeriesStatus;
  date: string;
  from: string;
  to: string;
  zone: string;
  repeat: Repeat;
  onConflict: OnConflict;
  substitutes: Option[];
};

/** What a form begins with. */
export function newSeriesDraft(date: string, status: SeriesStatus): SeriesDraft {
  const repeat: Repeat = { frequency: "WEEKLY", interval: "1", days: [weekdayOf(date)], nth: "", ends: "count", count: "10", until: "", custom: "" };
  return { resource: undefined, project: undefined, title: "", status, date, from: "09:00", to: "18:00", zone: ITS_OWN, repeat, onConflict: "stop", substitutes: [] };
}

/** With another first day; the weekday that it was chosen by goes with it. */
export function withDate(draft: SeriesDraft, date: string): SeriesDraft {
  const { days } = draft.repeat;
  const follows = date && draft.date && days.length === 1 && days[0] === weekdayOf(draft.date);
  return { ...draft, date, repeat: follows ? { ...draft.repeat, days: [weekdayOf(date)] } : draft.repeat };
}

/** What is missing of how it repeats, by the names of the fields. */
export function repeatErrors({ frequency, interval, days, ends, count, until, custom }: Repeat): FieldError[] {
  const must = (path: string, isThere: boolean) => (isThere ? [] : [{ path, message: text.booking.mustSet }]);
  if (frequency === "CUSTOM") return must("rule", custom.trim() !== "");
  return [...must("interval", /^[1-9]\d{0,2}$/.test(interval.trim())), ...must("days", frequency !== "WEEKLY" || days.length > 0), ...(ends === "count" ? must("count", /^[1-9]\d*$/.test(count.trim())) : must("until", until !== ""))];
}

/** What the API takes, or what is missing. */
export function readSeriesDraft(draft: SeriesDraft): { body: Record<string, unknown>; errors?: undefined } | { errors: FieldError[]; body?: undefined } {
  const { resource, project, title, status, date, from, to, zone, repeat, onConflict, substitutes } = draft;
  const isSubstituted = onConflict === "substitute";
  const errors = [
    ...(resource ? [] : [{ path: "resourceId", message: text.booking.mustChoose("resource") }]),
    ...(project ? [] : [{ path: "projectId", message: text.booking.mustChoose("project") }]),
    ...(date && from ? [] : [{ path: "start", message: text.booking.mustSet }]),
    ...(to ? [] : [{ path: "end", message: text.booking.mustSet }]),
    ...repeatErrors(repeat),
    ...(isSubstituted && substitutes.length === 0 ? [{ path: "substitutes", message: text.booking.mustChoose("resource") }] : []),
  ];
  if (errors.length > 0 || !resource || !project) return { errors };
  const zoned = zone === ITS_OWN ? {} : { timeZone: zone };
  return { body: { resourceId: resource.value, projectId: project.value, title, status, start: `${date}T${from}`, end: to, ...zoned, rule: ruleOf(repeat, date), onConflict, substitutes: isSubstituted ? substitutes.map(({ value }) => value) : [] } };
}
