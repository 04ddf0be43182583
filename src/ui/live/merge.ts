/** What of a booking decides which one is the newer. */
export type Versioned = { id: string; version: number };

/** A page as the server read it: everything that was there at `position`, and may already hold more. */
export type Page<B extends Versioned> = { bookings: readonly B[]; position: number };

/** Of a booking, the newest that was heard of; the position is not known of what an answer told, until its event comes. */
type Learned<B> = { booking: B; position: number | undefined };

/** A change that was sent and is not answered yet: what of the booking it makes other, or all of a new one. */
export type Pending<B> = { key: string; id: string; change: Partial<B> };

/** What is known beside the page. States of a change: pending, then confirmed (learned) or refused (gone). */
export type Known<B extends Versioned> = { learned: ReadonlyMap<string, Learned<B>>; pending: readonly Pending<B>[] };

export const nothing = <B extends Versioned>(): Known<B> => ({ learned: new Map(), pending: [] });

/** Events and answers come in any order, twice or late: the highest version wins, and of one version the position is kept once it is known. */
export function learn<B extends Versioned>(known: Known<B>, booking: B, position?: number): Known<B> {
  const there = known.learned.get(booking.id);
  if (there && (there.booking.version > booking.version || (there.booking.version === booking.version && (there.position !== undefined || position === undefined)))) return known;
  return { ...known, learned: new Map(known.learned).set(booking.id, { booking, position }) };
}

/** A change is sent: from now on it is shown as if it were done. */
export const begin = <B extends Versioned>(known: Known<B>, pending: Pending<B>): Known<B> => ({ ...known, pending: [...known.pending, pending] });

/** It is answered: confirmed when there is a booking, refused when there is none. Then what the server has by now is shown again. */
export function settle<B extends Versioned>(known: Known<B>, key: string, booking?: B): Known<B> {
  const rest = { ...known, pending: known.pending.filter((one) => one.key !== key) };
  return booking ? learn(rest, booking) : rest;
}

/** Too much was missed, and a new page is on its way: what no position is known of might be gone by now. */
export function forget<B extends Versioned>(known: Known<B>): Known<B> {
  return { ...known, learned: new Map([...known.learned].filter(([, { position }]) => position !== undefined)) };
}

/** Drops what a page tells as well, so that a day of changes is not kept. What it does not show is kept: an answer to an older version may still come. */
export function prune<B extends Versioned>(known: Known<B>, { bookings }: Pick<Page<B>, "bookings">): Known<B> {
  const versions = new Map(bookings.map(({ id, version }) => [id, version]));
  const kept = [...known.learned].filter(([id, { booking }]) => booking.version > (versions.get(id) ?? 0));
  return kept.length === known.learned.size ? known : { ...known, learned: new Map(kept) };
}

/** What is there now: the page, what was heard since, and what is under way. */
export function current<B extends Versioned>(page: Page<B>, { learned, pending }: Known<B>): Map<string, B & { pending?: boolean }> {
  const shown = new Map<string, B & { pending?: boolean }>(page.bookings.map((booking) => [booking.id, booking]));
  for (const [id, { booking, position }] of learned) {
    const there = shown.get(id);
    const isNewer = there ? booking.version > there.version : position === undefined || position > page.position;
    if (isNewer) shown.set(id, booking);
  }
  for (const { id, change } of pending) {
    const there = shown.get(id);
    // A new one has all its fields; one that is gone meanwhile is not brought back by a change to it.
    if (there || "version" in change) shown.set(id, { ...(there as B), ...change, pending: true });
  }
  return shown;
}
