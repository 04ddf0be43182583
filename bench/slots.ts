import { newId } from "@/lib/ids";
import { parseInstant } from "@/lib/time";
import type { Studio } from "./setting";

export type Slot = { id: string; resourceId: string; projectId: string; start: string; end: string };

const FIRST = parseInstant("2026-01-05T00:00:00Z");

/** Slots that never clash: the resources in turn, an hour each, then the next hour. Shared by floor and HTTP, so that neither repeats the other's. */
export function slotsOf(studio: Studio, projects: number): () => Slot {
  let n = 0;
  return () => {
    const place = n++;
    const hour = Math.floor(place / studio.resourceIds.length);
    return {
      id: newId(),
      resourceId: studio.resourceIds[place % studio.resourceIds.length] as string,
      projectId: studio.projectIds[place % projects] as string,
      start: FIRST.add({ hours: hour }).toString(),
      end: FIRST.add({ hours: hour + 1 }).toString(),
    };
  };
}
