"use client";
import { useSyncExternalStore } from "react";

const NARROW = "(max-width: 767px)";

function watch(onChange: () => void) {
  const query = matchMedia(NARROW);
  query.addEventListener("change", onChange);
  return () => query.removeEventListener("change", onChange);
}

/** Whether the window is as narrow as a phone; undefined where nobody knows yet: on the server, and until React has taken over. */
export function useNarrow(): boolean | undefined {
  return useSyncExternalStore<boolean | undefined>(watch, () => matchMedia(NARROW).matches, () => undefined);
}
