import { newId } from "@/lib/ids";
import type { Booked } from "@/modules/booking/contract";
import type { Changed, ChangeMany } from "@/modules/booking/many/contract";
import { ApiProblem, callApi } from "@/ui/api/client";
import type { Writes } from "@/ui/live/live-context";
import { text } from "@/ui/text/en";
import type { Book, News } from "./book";
import { newsOf } from "./news";
import type { Step } from "./steps";
import type { BoardBooking, BoardStatus } from "./types";

type Shown = Partial<{ resourceId: string; projectId: string | null; status: string; title: string; start: string; end: string }>;
/** One of several changes that are made together, and what is seen of it before it is answered. */
export type OneOfMany = { id: string; version: number; body: object; shown: object };

export type BoardWrites = Writes & {
  /** All or nothing. */
  changeMany: (changes: readonly OneOfMany[]) => Promise<Booked[]>;
  split: (id: string, version: number, at: string) => Promise<[Booked, Booked]>;
};

/**
 * Changes of bookings as the board makes them: shown at once, taken back when they are refused. @throws ApiProblem from each
 * @param wrote told of what was changed, but not of what was undone
 */
export function createWrites(book: Book, capacityOf: (resourceId: string) => number, wrote: (step: Step) => void): BoardWrites {
  async function send<T>(changes: readonly { id: string; change: Partial<BoardBooking> | undefined }[], work: () => Promise<T>, answersOf: (answer: T) => readonly News[]): Promise<T> {
    if (!navigator.onLine) throw new ApiProblem(0, "offline", text.live.offline, text.live.offlineDetail);
    const begun = changes.map(({ id, change }) => ({ key: newId(), id, change }));
    for (const { key, id, change } of begun) if (change) book.begin({ key, id, change });
    try {
      const answer = await work();
      const news = new Map(answersOf(answer).map((one) => [one.id, one]));
      for (const { key, id } of begun) book.settle(key, news.get(id));
      for (const one of news.values()) if (!begun.some(({ id }) => id === one.id)) book.tell(one);
      return answer;
    } catch (error) {
      for (const { key } of begun) book.settle(key);
      throw error;
    }
  }
  const one = <T>(answer: T) => [newsOf(answer as Booked)];
  const told = <T>(answer: T): T => {
    wrote([{ id: (answer as Booked).id, version: (answer as Booked).version }]);
    return answer;
  };

  return {
    async create<T>(body: object, shown?: object): Promise<T> {
      const id = newId();
      const seen = shown as Shown | undefined;
      const change = seen?.start && seen.end && seen.resourceId ? { ...bare, id, allocation: capacityOf(seen.resourceId), ...changeOf(seen) } : undefined;
      return told(await send([{ id, change }], () => callApi<T>("v1/bookings", { method: "POST", body: { ...body, id } }), one));
    },
    change: async <T>(id: string, version: number | undefined, body: object, shown?: object): Promise<T> =>
      told(await send([{ id, change: shown && changeOf(shown) }], () => callApi<T>(`v1/bookings/${id}`, { method: "PATCH", body, ...(version !== undefined && { version }) }), one)),
    revert: <T>(id: string, version: number): Promise<T> => send([{ id, change: undefined }], () => callApi<T>(`v1/bookings/${id}/revert`, { method: "POST", body: { version } }), one),
    async changeMany(changes) {
      const body = { changes: changes.map(({ id, version, body: change }) => ({ ...change, id, version })) } as ChangeMany;
      const { items } = await send(changes.map(({ id, shown }) => ({ id, change: changeOf(shown) })), () => callApi<Changed>("v1/bookings/changes", { method: "POST", body }), ({ items: answers }) => answers.map(newsOf));
      wrote(items.map(({ id, version }) => ({ id, version })));
      return items;
    },
    async split(id, version, at) {
      const { first, second } = await send([{ id, change: { endMs: Date.parse(at) } }], () => callApi<{ first: Booked; second: Booked }>(`v1/bookings/${id}/split`, { method: "POST", body: { at }, version }), (parts) => [newsOf(parts.first), newsOf(parts.second)]);
      wrote([first, second].map((part) => ({ id: part.id, version: part.version })));
      return [first, second];
    },
  };
}

const bare = { projectId: null, title: "", status: "confirmed", isBundle: false, isSeries: false, rank: null, hasConflict: false, isInDays: false, version: 0 } as const;

/** What of a change a bar shows; one that cancels shows nothing until it is answered. */
function changeOf({ resourceId, projectId, status, title, start, end }: Shown): Partial<BoardBooking> {
  const change = { resourceId, projectId, title, status: status === "cancelled" ? undefined : (status as BoardStatus | undefined), startMs: start === undefined ? undefined : Date.parse(start), endMs: end === undefined ? undefined : Date.parse(end) };
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}
