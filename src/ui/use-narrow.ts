"use client";
import { useSyncExternalStore } from "react";

const NARROW = "(max-width: 767px)";

let list: MediaQueryList | undefined;
/** One for all: to make one costs the browser a look at all styles. */
const listOf = () => (list ??= matchMedia(NARROW));

function watch(onChange: () => void) {
  const query = listOf();
  query.addEventListener("change", onChange);
  return () => query.removeEventListener("change", onChange);
}

/** Whether the window is as narrow as a phone; undefined where nobody knows yet: on the server, and until React has taken over. */
export function useNarrow(): boolean | undefined {
  return useSyncExternalStore<boolean | undefined>(watch, () => listOf().matches, () => undefined);
}
