import type { LiveEvent } from "@/modules/live/contract";

/** What a page heard by its connection; `missed`: too much to be told one by one, all must be read anew. */
type Listener = (heard: LiveEvent | "missed") => void;

const listeners = new Set<Listener>();

/** For a part of a page that wants to hear what the page's connection hears, whichever page it is on. @returns ends it */
export function listen(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** To be said by the connection. */
export function pass(heard: LiveEvent | "missed"): void {
  for (const listener of listeners) listener(heard);
}
