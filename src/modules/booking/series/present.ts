import { z } from "zod";
import { iso } from "@/lib/time";
import { defineEvents, type NewEvent } from "@/services/outbox";
import type { Template } from "../domain/series-change";
import { type OnConflict, type Series, seriesSchema } from "./contract";
import type { SeriesRow } from "./repository";

defineEvents(["series:created", "series:updated"], z.object({ series: seriesSchema, before: seriesSchema.partial().optional(), splitFrom: z.guid().optional() }));

/** A row as everyone outside sees it. */
export function presentSeries(row: SeriesRow): Series {
  return {
    id: row.id,
    resourceId: row.resourceId,
    projectId: row.projectId,
    phaseId: row.phaseId,
    title: row.title,
    notes: row.notes,
    status: row.status as Series["status"],
    allocation: row.allocation,
    rule: row.rule,
    start: row.startsLocal,
    durationMinutes: row.durationMinutes,
    timeZone: row.timeZone,
    onConflict: row.onConflict as OnConflict,
    substitutes: row.substitutes,
    version: row.version,
    createdAt: iso(row.createdAt),
    updatedAt: iso(row.updatedAt),
  };
}

/** What the row says of all its dates. */
export function templateOf(row: SeriesRow): Template {
  const { resourceId, allocation, title, notes, status, rule, start, durationMinutes, timeZone, onConflict, substitutes } = presentSeries(row);
  return { resourceId, allocation, title, notes, status, rule, start, durationMinutes, timeZone, onConflict, substitutes };
}

/** The columns of a template. */
export function columnsOf({ start, ...template }: Template) {
  return { ...template, startsLocal: start };
}

/** The event of a change: the series as it is now, and `before`, the fields that were otherwise. */
export function seriesEvent(type: "series:created" | "series:updated", series: Series, extra: { before?: Partial<Series>; splitFrom?: string } = {}): NewEvent {
  return { type, aggregate: { type: "series", id: series.id, version: series.version }, payload: { series, ...extra } };
}
