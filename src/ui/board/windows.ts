import type { Span } from "./book";

const DAY = 86_400_000;

/** By what windows are cut: blocks of resources, blocks of projects, or everything at once. */
export type Axis = "resources" | "projects" | "all";
/** What is asked for at once: so many days, counted from 1970, of so many rows, counted in the order that they are given in; each is asked for once. */
const CUT: Record<Axis, { days: number; rows: number }> = { resources: { days: 28, rows: 60 }, projects: { days: 28, rows: 10 }, all: { days: 1, rows: 1 } };
const EVERYTHING = ["all"];

type Known = Span & { position: number };
export type Windows = {
  /** Sees to it that a stretch of some rows is known: what lacks of it is read. */
  need: (axis: Axis, span: Span, rowIds?: Iterable<string>) => void;
  /** What is known may have changed: it is read anew. @param rowIds only of these; left out: all */
  again: (rowIds?: ReadonlySet<string>) => void;
  /** From where to where something is known, and the oldest position that it was read at. */
  known: () => Known | undefined;
  /** Calls `act` when a window has come, or failed to. @returns what ends it */
  watch: (act: (error?: unknown) => void) => () => void;
};

/**
 * Reads windows of time and rows as they are needed.
 * @param rowIds those of each axis, in an order in which what is often seen together stands together. @param read reads one and keeps it; answers with the
 * position that it was read at
 */
export function createWindows(rowIds: Partial<Record<Axis, readonly string[]>>, read: (axis: Axis, ids: readonly string[], span: Span) => Promise<number>): Windows {
  const blocks = new Map(Object.entries(rowIds).map(([axis, ids]) => [axis, new Map(ids.map((id, i) => [id, Math.floor(i / CUT[axis as Axis].rows)]))]));
  const known = new Map<string, Known>();
  const asked = new Set<string>();
  const watchers = new Set<(error?: unknown) => void>();
  const changed = (error?: unknown) => watchers.forEach((act) => act(error));
  /** A turn for each asking: an older answer does not say that the window is known as it is now. */
  const turns = new Map<string, number>();

  async function fetchOne(key: string) {
    const mine = (turns.get(key) ?? 0) + 1;
    turns.set(key, mine);
    asked.add(key);
    const [axis, block, window] = key.split(" ") as [Axis, string, string];
    const { days, rows } = CUT[axis];
    const span = { fromMs: Number(window) * days * DAY, toMs: (Number(window) + 1) * days * DAY };
    try {
      const position = await read(axis, (rowIds[axis] ?? []).slice(Number(block) * rows, (Number(block) + 1) * rows), span);
      if (turns.get(key) === mine) known.set(key, { ...span, position });
      changed();
    } catch (error) {
      changed(error);
    } finally {
      asked.delete(key);
    }
  }

  return {
    need(axis, { fromMs, toMs }, ids = EVERYTHING) {
      const wanted = axis === "all" ? new Set([0]) : new Set([...ids].flatMap((id) => blocks.get(axis)?.get(id) ?? []));
      const length = CUT[axis].days * DAY;
      for (let window = Math.floor(fromMs / length); window * length < toMs; window++) {
        for (const key of [...wanted].map((block) => `${axis} ${block} ${window}`)) if (!known.has(key) && !asked.has(key)) void fetchOne(key);
      }
    },
    again(ids) {
      const isOf = (key: string) => !ids || [...ids].some((id) => [...blocks].some(([axis, blockOf]) => blockOf.has(id) && key.startsWith(`${axis} ${blockOf.get(id)} `)));
      const keys = [...new Set([...known.keys(), ...asked])].filter(isOf);
      for (const key of keys) {
        known.delete(key);
        void fetchOne(key);
      }
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
