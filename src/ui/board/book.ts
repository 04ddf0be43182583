import type { BoardBooking } from "./types";

/** A booking as it was told of; undefined: it is cancelled. */
export type News = { id: string; version: number; booking: BoardBooking | undefined };
/** A change that was sent and is not answered yet: what of the booking it makes other, or all of a new one (whose version is 0). */
export type Pending = { key: string; id: string; change: Partial<BoardBooking> };
export type Span = { fromMs: number; toMs: number };
/** @param rowIds of the resources and projects whose bookings are others now */
type Watcher = (rowIds: ReadonlySet<string>) => void;

/** The position is not known of what an answer told, until its event comes. */
type Entry = News & { position: number | undefined };

/** Of a window: whether a booking that is there now would have been in it. */
type Within = (booking: BoardBooking) => boolean;

/**
 * What a board knows of bookings, by resource and by project. Windows of time are read when they are needed, events and answers come in any order, twice or
 * late: the highest version wins, and what a window does not have although it was there before is gone.
 */
export function createBook() {
  const entries = new Map<string, Entry>();
  const rowsOf = new Map<string, string[]>();
  const rows = new Map<string, readonly BoardBooking[]>();
  const watchers = new Set<Watcher>();
  let pending: readonly Pending[] = [];

  /** With what is under way. One that is gone is not brought back by a change to it. */
  function shownOf(id: string): BoardBooking | undefined {
    const known = entries.get(id)?.booking;
    const changes = pending.filter((one) => one.id === id).map(({ change }) => change);
    if (changes.length === 0 || (!known && !changes.some(({ version }) => version === 0))) return known;
    return { ...(known as BoardBooking), ...Object.assign({}, ...changes), isPending: true };
  }

  /** Puts bookings where they belong now. The array of a row stays the same one as long as nothing in it changes. */
  function replace(ids: readonly string[]) {
    const open = new Map<string, Map<string, BoardBooking>>();
    const openRow = (rowId: string) => {
      let row = open.get(rowId);
      if (!row) open.set(rowId, (row = new Map(rows.get(rowId)?.map((booking) => [booking.id, booking]))));
      return row;
    };
    for (const id of ids) {
      const shown = shownOf(id);
      for (const before of rowsOf.get(id) ?? []) openRow(before).delete(id);
      if (shown) rowsOf.set(id, shown.projectId === null ? [shown.resourceId] : [shown.resourceId, shown.projectId]);
      else rowsOf.delete(id);
      if (shown) for (const rowId of rowsOf.get(id) ?? []) openRow(rowId).set(id, shown);
    }
    for (const [rowId, row] of open) rows.set(rowId, [...row.values()]);
    if (open.size > 0) for (const watcher of watchers) watcher(new Set(open.keys()));
  }

  /** @returns whether it is news */
  function learn({ id, version, booking }: News, position: number | undefined): boolean {
    const there = entries.get(id);
    if (there && there.version > version) return false;
    if (there?.version === version) {
      there.position ??= position;
      return false;
    }
    entries.set(id, { id, version, booking: booking && { ...booking, ...standing(booking, there?.booking) }, position });
    return true;
  }

  /** Of the version that is known a window tells anew what depends on others. @returns whether it is news */
  function relearn({ id, version, rank, hasConflict }: BoardBooking): boolean {
    const there = entries.get(id);
    if (!there?.booking || there.version !== version || (there.booking.rank === rank && there.booking.hasConflict === hasConflict)) return false;
    there.booking = { ...there.booking, rank, hasConflict };
    return true;
  }

  return {
    /** The bookings of a resource or a project, in no order. */
    bookingsOf: (rowId: string): readonly BoardBooking[] | undefined => rows.get(rowId),
    find: shownOf,
    all: (): BoardBooking[] => [...rowsOf.keys()].flatMap((id) => shownOf(id) ?? []),
    /** All of a window, as it was at a position. */
    load(span: Span, isWithin: Within, position: number, bookings: readonly BoardBooking[]) {
      const there = new Set(bookings.map(({ id }) => id));
      const news = bookings.filter((booking) => [learn({ id: booking.id, version: booking.version, booking }, position), relearn(booking)].some(Boolean)).map(({ id }) => id);
      const gone = [...entries.values()].filter((entry) => entry.booking && !there.has(entry.id) && isWithin(entry.booking) && (entry.position ?? Infinity) <= position && touches(entry.booking, span));
      for (const entry of gone) entry.booking = undefined;
      replace([...news, ...gone.map(({ id }) => id)]);
    },
    /** Somebody changed a booking. */
    hear(news: News, position: number) {
      if (learn(news, position)) replace([news.id]);
    },
    /** An answer told of a booking that no change was shown of. */
    tell(news: News) {
      if (learn(news, undefined)) replace([news.id]);
    },
    /** A change is sent: it is shown as if it were done. */
    begin(one: Pending) {
      pending = [...pending, one];
      replace([one.id]);
    },
    /** It is answered, with what came of it; or refused, without. */
    settle(key: string, answer?: News) {
      const id = pending.find((one) => one.key === key)?.id;
      pending = pending.filter((one) => one.key !== key);
      if (answer) learn(answer, undefined);
      if (id !== undefined) replace([id]);
    },
    /** @returns what ends it */
    watch(watcher: Watcher): () => void {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
  };
}
export type Book = ReturnType<typeof createBook>;

const touches = ({ startMs, endMs }: BoardBooking, { fromMs, toMs }: Span) => startMs < toMs && endMs > fromMs;

/** What of a booking depends on others, and is not told with a change of it: it stays until a window tells. */
function standing({ status, rank, hasConflict }: BoardBooking, before: BoardBooking | undefined): Pick<BoardBooking, "rank" | "hasConflict"> {
  return { rank: status === "hold" ? (rank ?? before?.rank ?? null) : null, hasConflict: hasConflict || (before?.hasConflict ?? false) };
}
