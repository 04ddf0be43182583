import type { Board } from "@/modules/booking/board/contract";
import { callApi } from "@/ui/api/client";
import type { Book, Span } from "./book";
import { bookingOf } from "./news";

const DAY = 86_400_000;
/** What is asked for at once: so many days, counted from 1970, of so many resources, counted by name; each is asked for once. */
const WINDOW_DAYS = 28;
const ROWS = 60;

type Known = Span & { position: number };
export type Windows = {
  /** Sees to it that a stretch of some resources is known: what lacks of it is read. */
  need: (span: Span, resourceIds: Iterable<string>) => void;
  /** All that is known may have changed: it is read anew. */
  again: () => void;
  /** From where to where something is known, and the oldest position that it was read at. */
  known: () => Known | undefined;
  /** Calls `act` when a window has come, or failed to. @returns what ends it */
  watch: (act: (error?: unknown) => void) => () => void;
};

/** Reads windows of time and resources into a book as they are needed. @param resourceIds all of them, those that are often seen together beside each other */
export function createWindows(book: Book, resourceIds: readonly string[]): Windows {
  const blockOf = new Map(resourceIds.map((id, i) => [id, Math.floor(i / ROWS)]));
  const known = new Map<string, Known>();
  const asked = new Set<string>();
  const watchers = new Set<(error?: unknown) => void>();
  const changed = (error?: unknown) => watchers.forEach((act) => act(error));
  let turn = 0;

  async function read(key: string) {
    const mine = turn;
    asked.add(key);
    const [block = 0, window = 0] = key.split(" ").map(Number);
    const rows = resourceIds.slice(block * ROWS, (block + 1) * ROWS);
    const span = { fromMs: window * WINDOW_DAYS * DAY, toMs: (window + 1) * WINDOW_DAYS * DAY };
    const iso = (ms: number) => new Date(ms).toISOString(); // oxlint-disable-line -- a moment for the wire, not a time to reckon with
    try {
      const { position, bars } = await callApi<Board>(`v1/bookings/bars?from=${iso(span.fromMs)}&to=${iso(span.toMs)}&resourceIds=${rows.join(",")}`);
      book.load(span, new Set(rows), position, bars.map(bookingOf));
      if (mine === turn) known.set(key, { ...span, position });
      changed();
    } catch (error) {
      changed(error);
    } finally {
      asked.delete(key);
    }
  }

  return {
    need({ fromMs, toMs }, ids) {
      const blocks = new Set([...ids].flatMap((id) => blockOf.get(id) ?? []));
      for (let window = Math.floor(fromMs / DAY / WINDOW_DAYS); window * WINDOW_DAYS * DAY < toMs; window++) {
        for (const key of [...blocks].map((block) => `${block} ${window}`)) if (!known.has(key) && !asked.has(key)) void read(key);
      }
    },
    again() {
      turn++;
      const keys = [...known.keys()];
      known.clear();
      for (const key of keys) void read(key);
    },
    known() {
      const all = [...known.values()];
      return all.length === 0 ? undefined : { fromMs: Math.min(...all.map(({ fromMs }) => fromMs)), toMs: Math.max(...all.map(({ toMs }) => toMs)), position: Math.min(...all.map(({ position }) => position)) };
    },
    watch(act) {
      watchers.add(act);
      return () => void watchers.delete(act);
    },
  };
}
