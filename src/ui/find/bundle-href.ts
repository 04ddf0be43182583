import { listHref } from "@/ui/list/list-href";
import { type Draft, readTime } from "@/ui/booking/draft";
import type { Chosen } from "./chosen";

/** The form of a bundle with these as its needs, at the time of the draft where that is complete. */
export function bundleFormHref(chosen: readonly Chosen[], draft: Draft, zone: string): string {
  const { time } = readTime(draft, zone);
  const when = !time ? {} : "days" in time ? { from: time.days.from, to: time.days.to } : { at: time.start, until: time.end };
  const who = chosen.map(({ candidate, allocation }) => (allocation === undefined ? candidate.resourceId : `${candidate.resourceId}*${allocation}`)).join(",");
  return listHref("/bundles/new", { who, ...when, for: draft.project?.value, as: draft.status });
}
