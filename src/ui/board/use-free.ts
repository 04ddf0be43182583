"use client";
import { useMemo } from "react";
import { isoOfMillis, Temporal } from "@/lib/time";
import type { Free } from "@/modules/booking/availability/contract";
import { useLoaded } from "@/ui/api/use-loaded";
import { startOf } from "./scale";

/**
 * The resources that are free from one date to another, both included; undefined while nobody asks for that, or it is not known yet.
 * @param change asks anew when it becomes another
 */
export function useFree(from: string | null, to: string | null, zone: string, change: number): ReadonlySet<string> | undefined {
  const isAsked = from !== null && to !== null && from <= to;
  const at = (date: string, later: number) => isoOfMillis(startOf(Temporal.PlainDate.from(date).add({ days: later }), zone));
  const { value } = useLoaded<Free>(isAsked ? `v1/resources/free?from=${at(from, 0)}&to=${at(to, 1)}` : undefined, change);
  return useMemo(() => value && new Set(value.resourceIds), [value]);
}
