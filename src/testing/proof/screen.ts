import type { Booking } from "@/modules/booking/contract";
import { connectLive } from "@/ui/live/connect";
import { current, forget, type Known, learn, nothing, type Page, prune } from "@/ui/live/merge";

type Shown = Pick<Booking, "id" | "version" | "status" | "resourceId">;

export type ProofScreen = { shown: () => Map<string, number>; heard: () => number; refetched: () => number; isLive: () => boolean; close: () => void };

/** A screen as the product has it, without the pixels: the same connection and the same merging, over some resources. */
export async function openScreen({ url, key, from, to, resourceIds }: { url: string; key: string; from: string; to: string; resourceIds: string[] }): Promise<ProofScreen> {
  const mine = new Set(resourceIds);
  const get = async <T>(path: string): Promise<T> => {
    const answer = await fetch(`${url}/api/v1/${path}`, { headers: { authorization: `Bearer ${key}` }, signal: AbortSignal.timeout(10_000) });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return (await answer.json()) as T;
  };
  /** All that is there, at a position that was asked for before it. */
  async function read(): Promise<Page<Shown>> {
    const { position } = await get<{ position: number }>("events?types=none");
    const bookings: Shown[] = [];
    for (let cursor = ""; ; ) {
      const page = await get<{ items: Booking[]; nextCursor: string | null }>(`bookings?from=${from}&to=${to}&limit=500${cursor && `&cursor=${cursor}`}`);
      bookings.push(...page.items.filter(({ resourceId }) => mine.has(resourceId)).map(({ id, version, status, resourceId }) => ({ id, version, status, resourceId })));
      if (!page.nextCursor) return { position, bookings };
      cursor = encodeURIComponent(page.nextCursor);
    }
  }

  let page: Page<Shown> = { position: 0, bookings: [] };
  let known: Known<Shown> = nothing<Shown>();
  let [heard, refetched, isLive] = [0, 0, false];
  const views = [{ from, to, resourceIds }];
  async function readAnew() {
    refetched++;
    known = forget(known);
    for (;;) {
      const next = await read().catch(() => undefined); // nobody answers just now
      if (next) {
        page = next;
        known = prune(known, page);
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
  page = await read();
  const live = connectLive(
    {
      event: ({ aggregate, data, position }) => {
        if (aggregate.type !== "booking") return;
        heard++;
        known = learn(known, data.booking as Shown, position);
      },
      refetch: () => void readAnew(),
      connected: (is) => (isLive = is),
      presence: () => {},
    },
    { url, key },
  );
  live.watch({ views }, page.position);
  return {
    shown: () => new Map([...current(page, known).values()].filter(({ status, resourceId }) => status !== "cancelled" && mine.has(resourceId)).map(({ id, version }) => [id, version])),
    heard: () => heard,
    refetched: () => refetched,
    isLive: () => isLive,
    close: live.close,
  };
}
