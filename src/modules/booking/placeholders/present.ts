import { z } from "zod";
import { iso } from "@/lib/time";
import { defineEvents, type NewEvent } from "@/services/outbox";
import { type Placeholder, placeholderSchema } from "./contract";
import type { PlaceholderRow } from "./repository";

defineEvents(["placeholder:created", "placeholder:updated", "placeholder:assigned", "placeholder:cancelled"], z.object({ placeholder: placeholderSchema, before: placeholderSchema.partial().optional() }));

/** A row as everyone outside sees it. `currency` is its project's. */
export function presentPlaceholder({ currency, ...row }: PlaceholderRow): Placeholder {
  const money = (amount: number | null) => (amount === null ? null : { amount, currency });
  return {
    id: row.id,
    projectId: row.projectId,
    phaseId: row.phaseId,
    title: row.title,
    notes: row.notes,
    kind: row.kind as Placeholder["kind"],
    tags: row.tags,
    skills: row.skills,
    allocation: row.allocation,
    start: iso(row.startTime),
    end: iso(row.endTime),
    days: row.days,
    workedMinutes: row.workedMinutes,
    hourlyRate: money(row.hourlyRateMinor),
    cost: money(row.costMinor),
    status: row.status as Placeholder["status"],
    bookingId: row.bookingId,
    version: row.version,
    createdAt: iso(row.createdAt),
    updatedAt: iso(row.updatedAt),
  };
}

/** The event of a change: the placeholder as it is now, and `before`, the fields that were otherwise. */
export function placeholderEvent(type: "placeholder:created" | "placeholder:updated" | "placeholder:assigned" | "placeholder:cancelled", placeholder: Placeholder, before?: Partial<Placeholder>): NewEvent {
  return { type, aggregate: { type: "placeholder", id: placeholder.id, version: placeholder.version }, payload: { placeholder, ...(before && { before }) } };
}
