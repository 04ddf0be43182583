import { createStore } from "zustand/vanilla";
import { newId } from "@/lib/ids";
import type { Presence } from "@/modules/live/contract";
import { ApiProblem, callApi } from "@/ui/api/client";
import { text } from "@/ui/text/en";
import { begin, forget, type Known, learn, nothing, type Page, prune, settle, type Versioned } from "./merge";

/** connecting: for the first time. live: all that happens is shown. away: it is not, and is caught up with on return. */
export type Connection = "connecting" | "live" | "away";

export type LiveState<B extends Versioned> = { known: Known<B>; connection: Connection; presence: readonly Presence[]; /** The id of this one among those present. */ screen: string | undefined };

type Settings<B> = {
  /** What of an answer or event the screen keeps. */
  pick: (booking: never) => B;
  /** Whether there is a network at all; without one, changes are refused before anything is sent. */
  isOnline: () => boolean;
  call?: typeof callApi;
};

/** What one screen knows and does, free of any framework: changes are shown at once, and taken back when they are refused. */
export function createLiveStore<B extends Versioned>({ pick, isOnline, call = callApi }: Settings<B>) {
  const store = createStore<LiveState<B>>(() => ({ known: nothing<B>(), connection: "connecting", presence: [], screen: undefined }));
  const set = (step: (known: Known<B>) => Known<B>) => store.setState(({ known }) => ({ known: step(known) }));

  /** Sends a change; what it is to come to is shown until the answer is there. @throws ApiProblem, with who is in the way and what would work */
  async function send<T extends Versioned>(id: string, change: Partial<B> | undefined, work: () => Promise<T>): Promise<T> {
    if (!isOnline()) throw new ApiProblem(0, "offline", text.live.offline, text.live.offlineDetail);
    const key = newId();
    if (change) set((known) => begin(known, { key, id, change }));
    try {
      const answer = await work();
      set((known) => settle(known, key, pick(answer as never)));
      return answer;
    } catch (error) {
      set((known) => settle(known, key));
      throw error;
    }
  }

  return {
    ...store,
    /** Books under an id of ours. @param shown what it will look like, as far as that is known */
    create<T extends Versioned>(body: object, shown?: Omit<B, "id" | "version">): Promise<T> {
      const id = newId();
      const change = shown && ({ ...shown, id, version: 0 } as unknown as Partial<B>);
      return send(id, change, () => call<T>("v1/bookings", { method: "POST", body: { ...body, id } }));
    },
    /** Moves, stretches, cancels: any change of one that is there. @param shown what of it is to look otherwise */
    change<T extends Versioned>(id: string, version: number | undefined, body: object, shown?: Partial<B>): Promise<T> {
      return send(id, shown, () => call<T>(`v1/bookings/${id}`, { method: "PATCH", body, ...(version === undefined ? {} : { version }) }));
    },
    /** Puts back what a version was before. */
    revert<T extends Versioned>(id: string, version: number): Promise<T> {
      return send(id, undefined, () => call<T>(`v1/bookings/${id}/revert`, { method: "POST", body: { version } }));
    },
    hear: (booking: object, position: number) => set((known) => learn(known, pick(booking as never), position)),
    /** A new page was read. */
    read: (page: Page<B>) => set((known) => prune(known, page)),
    /** Too much was missed: a new page is asked for. */
    missed: () => set(forget),
    connected: (connection: Connection, screen?: string) => store.setState({ connection, screen }),
    met: (presence: readonly Presence[]) => store.setState({ presence }),
  };
}
export type LiveStore<B extends Versioned> = ReturnType<typeof createLiveStore<B>>;
