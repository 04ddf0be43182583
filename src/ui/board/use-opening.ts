"use client";
import { parseAsString, useQueryStates } from "nuqs";
import { useEffect, useEffectEvent } from "react";
import type { SeenBooking } from "@/modules/booking/contract";
import { callApi } from "@/ui/api/client";
import { atSlot, type Draft, inMode, newDraft } from "@/ui/booking/draft";
import { resourceOption } from "@/ui/booking/search-resources";
import { projectOption } from "@/ui/schedule/project-options";
import { dateOf } from "./scale";
import type { BoardProject, BoardResource } from "./types";

const asked = { focus: parseAsString, resource: parseAsString, new: parseAsString, book: parseAsString, at: parseAsString, until: parseAsString, as: parseAsString, for: parseAsString };
const NOTHING = Object.fromEntries(Object.keys(asked).map((name) => [name, null]));

type Setting = { resources: ReadonlyMap<string, BoardResource>; projects: ReadonlyMap<string, BoardProject>; zone: string; firstStatus: Draft["status"] | undefined; isRead: boolean };
type Handlers = { onBooking: (id: string, startMs: number, resourceId: string) => void; onResource: (id: string) => void; onNew: (draft: Draft | undefined) => void };

/**
 * Does once what an address asks the board to open with, and takes that out of it again: a booking (`focus`), the row of a resource, a new booking (`new`), or
 * one of a resource (`book`) at a time (`at`, `until`, `as` hours or days) for a project (`for`). What makes no sense is left alone.
 */
export function useOpening({ resources, projects, zone, firstStatus, isRead }: Setting, { onBooking, onResource, onNew }: Handlers): void {
  const [opening, set] = useQueryStates(asked, { history: "replace", shallow: true });
  const key = JSON.stringify(opening);
  function draftAsked(): Draft | undefined {
    const resource = resources.get(opening.book ?? "");
    const [startMs, endMs] = [Date.parse(opening.at ?? ""), Date.parse(opening.until ?? "")];
    if (!resource || !firstStatus || !(startMs < endMs)) return undefined;
    const project = projects.get(opening.for ?? "");
    const draft = newDraft(dateOf(startMs, zone).toString(), resourceOption(resource), project && projectOption(project), firstStatus);
    if (opening.as !== "days") return atSlot(draft, { start: opening.at ?? "", end: opening.until ?? "", from: null }, zone);
    const inDays = inMode(draft, "days");
    return { ...inDays, days: { ...inDays.days, to: dateOf(endMs - 1, zone).toString() } };
  }
  const perform = useEffectEvent(() => {
    const { focus, resource, book } = opening;
    if (focus) void callApi<SeenBooking>(`v1/bookings/${encodeURIComponent(focus)}`).then(({ id, start, resourceId }) => onBooking(id, Date.parse(start), resourceId), () => {});
    if (resource && resources.has(resource)) onResource(resource);
    const draft = book && firstStatus ? draftAsked() : undefined;
    if (draft || (opening.new && firstStatus)) onNew(draft);
    void set(NOTHING);
  });
  useEffect(() => {
    if (isRead && Object.values(JSON.parse(key) as Record<string, unknown>).some((value) => value !== null)) perform();
  }, [key, isRead]);
}
