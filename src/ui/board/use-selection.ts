"use client";
import { useCallback, useMemo, useState } from "react";
import type { Book } from "./book";
import type { BoardBooking } from "./types";

const NOTHING: ReadonlySet<string> = new Set();

/** The bookings that are selected, for what is done to several. @param changes another number whenever the book is another */
export function useSelection(book: Book, changes: number) {
  const [ids, setIds] = useState(NOTHING);
  const selected = useMemo<readonly BoardBooking[]>(() => (changes >= 0 ? [...ids].flatMap((id) => book.find(id) ?? []) : []), [book, ids, changes]);
  return {
    ids,
    selected,
    toggle: useCallback((id: string) => setIds((now) => new Set(now.has(id) ? [...now].filter((one) => one !== id) : [...now, id])), []),
    add: useCallback((more: readonly string[]) => setIds((now) => new Set([...now, ...more])), []),
    only: useCallback((those: readonly string[]) => setIds(those.length === 0 ? NOTHING : new Set(those)), []),
  };
}
export type Selection = ReturnType<typeof useSelection>;
