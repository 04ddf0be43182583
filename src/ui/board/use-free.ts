"use client";
import { useEffect, useMemo, useState } from "react";
import { isoOfMillis, Temporal } from "@/lib/time";
import type { Free } from "@/modules/booking/availability/contract";
import { useLoaded } from "@/ui/api/use-loaded";
import type { Book } from "./book";
import { startOf } from "./scale";

const SETTLE_MS = 1_000;

/** The resources that are free from one date to another, both included; undefined while nobody asks for that, or it is not known yet. Asked anew when what is booked has changed. */
export function useFree(from: string | null, to: string | null, zone: string, book: Book): ReadonlySet<string> | undefined {
  const isAsked = from !== null && to !== null && from <= to;
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (!isAsked) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = book.watch(() => {
      clearTimeout(timer);
      timer = setTimeout(() => setTurn((times) => times + 1), SETTLE_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [isAsked, book]);
  const at = (date: string, later: number) => isoOfMillis(startOf(Temporal.PlainDate.from(date).add({ days: later }), zone));
  const { value } = useLoaded<Free>(isAsked ? `v1/resources/free?from=${at(from, 0)}&to=${at(to, 1)}` : undefined, turn);
  return useMemo(() => value && new Set(value.resourceIds), [value]);
}
