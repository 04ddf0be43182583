import type { Draft } from "@/ui/booking/draft";
import { newDraft } from "@/ui/booking/draft";
import { toLocal } from "@/ui/booking/local-time";
import { resourceOption } from "@/ui/booking/search-resources";
import { projectOption } from "@/ui/schedule/project-options";
import type { Place } from "./gesture";
import { dateOf, type Scale } from "./scale";
import type { BoardProject, BoardResource } from "./types";

/** A new booking where somebody drew it: by the hour; at far zooms, where days are drawn, the working day or in days. */
export function draftAt({ startMs, endMs }: Pick<Place, "startMs" | "endMs">, { zoom, zone }: Scale, { resource, project }: { resource?: BoardResource | undefined; project?: BoardProject | undefined }, status: Draft["status"]): Draft {
  const [first, last] = [dateOf(startMs, zone).toString(), dateOf(endMs - 1, zone).toString()];
  const draft = newDraft(first, resource && resourceOption(resource), project && projectOption(project), status);
  if (zoom !== "month" && zoom !== "quarter") return { ...draft, start: toLocal(startMs, zone), end: toLocal(endMs, zone) };
  return { ...draft, mode: first === last ? "hours" : "days", end: { ...draft.end, date: last }, days: { ...draft.days, to: last } };
}
