import type { Booking } from "@/modules/booking";
import type { PlacedEvent } from "@/services/outbox";

/** What a view is compared with: whose time an event is about, and which projects. Null: about none in particular, for all of the studio. */
export type Concern = { resourceIds: string[]; projectIds: string[]; spans: { start: number; end: number }[] } | null;

type Timed = { resourceId: string; projectId?: string; start: string; end: string };

/** Of a change, what was and what is: who sees only the one must hear of it, too. */
export function concernOf({ payload }: Pick<PlacedEvent, "payload">): Concern {
  const { booking, availability, before } = payload as { booking?: Booking; availability?: Timed; before?: Partial<Timed> };
  const now: Timed | undefined = booking ?? availability;
  if (!now) return null;
  const both = before ? [now, { ...now, ...before }] : [now];
  return {
    resourceIds: [...new Set(both.map(({ resourceId }) => resourceId))],
    projectIds: [...new Set(both.flatMap(({ projectId }) => projectId ?? []))],
    spans: both.map(({ start, end }) => ({ start: Date.parse(start), end: Date.parse(end) })),
  };
}
