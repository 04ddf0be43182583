import { newId } from "@/lib/ids";
import { ApiProblem, callApi } from "@/ui/api/client";
import type { Writes } from "@/ui/live/live-context";
import { text } from "@/ui/text/en";
import type { Book } from "./book";
import { newsOf } from "./news";
import type { BoardBooking, BoardStatus } from "./types";

type Shown = Partial<{ resourceId: string; projectId: string | null; status: string; title: string; start: string; end: string }>;

/** Changes of bookings as the board makes them: shown at once, taken back when they are refused. @throws ApiProblem from each */
export function createWrites(book: Book, capacityOf: (resourceId: string) => number): Writes {
  async function send<T>(id: string, change: Partial<BoardBooking> | undefined, work: () => Promise<T>): Promise<T> {
    if (!navigator.onLine) throw new ApiProblem(0, "offline", text.live.offline, text.live.offlineDetail);
    const key = newId();
    if (change) book.begin({ key, id, change });
    try {
      const answer = await work();
      book.settle(key, newsOf(answer as never));
      return answer;
    } catch (error) {
      book.settle(key);
      throw error;
    }
  }

  return {
    create<T>(body: object, shown?: object): Promise<T> {
      const id = newId();
      const seen = shown as Shown | undefined;
      const change = seen?.start && seen.end && seen.resourceId ? { id, projectId: null, title: "", status: "confirmed" as const, allocation: capacityOf(seen.resourceId), isBundle: false, isSeries: false, ...changeOf(seen), version: 0 } : undefined;
      return send(id, change, () => callApi<T>("v1/bookings", { method: "POST", body: { ...body, id } }));
    },
    change: <T>(id: string, version: number | undefined, body: object, shown?: object): Promise<T> =>
      send(id, shown && changeOf(shown), () => callApi<T>(`v1/bookings/${id}`, { method: "PATCH", body, ...(version !== undefined && { version }) })),
    revert: <T>(id: string, version: number): Promise<T> => send(id, undefined, () => callApi<T>(`v1/bookings/${id}/revert`, { method: "POST", body: { version } })),
  };
}

/** What of a change a bar shows; one that cancels shows nothing until it is answered. */
function changeOf({ resourceId, projectId, status, title, start, end }: Shown): Partial<BoardBooking> {
  const change = { resourceId, projectId, title, status: status === "cancelled" ? undefined : (status as BoardStatus | undefined), startMs: start === undefined ? undefined : Date.parse(start), endMs: end === undefined ? undefined : Date.parse(end) };
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}
