import { z } from "zod";
import { idSchema } from "@/lib/ids";
import { instantSchema } from "@/lib/time";

/**
 * What happened, as somebody may see it. `data` has the thing as it was made or changed by this: `{ booking }`, `{ availability }`,
 * `{ project }`, `{ resource }` and so on, in the form in which the API gives it; of a booking that they may not read only when it
 * takes what.
 */
export const liveEventSchema = z
  .object({
    position: z.int().meta({ description: "Its number in the log. Only ever grows" }),
    type: z.string(),
    aggregate: z.object({ type: z.string(), id: z.guid(), version: z.int() }),
    actor: z.object({ type: z.enum(["user", "api_key", "system"]), id: z.string(), name: z.string() }),
    at: z.iso.datetime(),
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: "LiveEvent" });
export type LiveEvent = z.infer<typeof liveEventSchema>;

export const listEventsSchema = z.object({
  after: z.coerce.number().int().min(0).default(0).meta({ description: "The position of the last event that you have" }),
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
  types: z
    .string()
    .max(1_000)
    .transform((list) => list.split(","))
    .optional()
    .meta({ description: "Only these, with commas between them" }),
});
export type ListEvents = z.infer<typeof listEventsSchema>;

export const eventPageSchema = z
  .object({
    items: z.array(liveEventSchema),
    position: z.int().meta({ description: "Ask with this as `after` next: all up to here was looked at" }),
    more: z.boolean().meta({ description: "Whether there is more by now" }),
  })
  .meta({ id: "EventPage" });
export type EventPage = z.infer<typeof eventPageSchema>;

/** No view names more resources: then it is one of all of them. */
export const MOST_WATCHED = 5_000;

/** What a screen shows: bookings and absences of some resources (left out: of all) in a stretch of time. */
export const viewSchema = z.object({
  resourceIds: z.array(idSchema).max(MOST_WATCHED).optional(),
  from: instantSchema,
  to: instantSchema,
});

/**
 * `watch`, from the client: what it wants to hear of from now on, in place of what it said before. Everything else that is not
 * about bookings and absences (projects, resources, settings) is heard by all of the studio.
 */
export const watchSchema = z.object({
  views: z.array(viewSchema).max(10).default([]),
  projectIds: z.array(idSchema).max(50).default([]).meta({ description: "All bookings of these" }),
  resourceIds: z.array(idSchema).max(50).default([]).meta({ description: "All bookings of these" }),
  after: z.int().min(0).optional().meta({ description: "What it has: events after it are sent first. Left out: from now on" }),
});
export type Watch = z.infer<typeof watchSchema>;

/** The answer to `watch`. Events between `after` and `position` came before it, unless `refetch`: then too much was missed, and what is shown must be read anew. */
export type Watched = { ok: true; position: number; refetch: boolean } | { ok: false; code: string; detail: string };

/** `present`, from the client: what it looks at and drags, for the others of the studio. Nothing of it is stored. */
export const presentSchema = z.object({
  view: z.string().max(200).nullable().default(null),
  drag: z.object({ bookingId: idSchema, resourceId: idSchema, start: instantSchema, end: instantSchema }).nullable().default(null),
});
export type Present = z.input<typeof presentSchema>;

/** Another screen of the studio, as it was said last. */
export type Presence = { screen: string; actor: { id: string; name: string }; view: string | null; drag: { bookingId: string; resourceId: string; start: string; end: string } | null };

/** What the server sends. */
export type ServerMessages = {
  /** Something happened that the screen watches. May come twice, and out of order. */
  event: (event: LiveEvent) => void;
  /** All up to here that the screen watches was sent: what to name as `after` when it comes back. */
  position: (position: number) => void;
  /** The other screens of the studio, whenever that changes. A screen whose view is null is gone, or looks elsewhere. */
  presence: (presence: Presence[]) => void;
  /** There is something new in the inbox of whoever sits here. A hint: it may come for nothing, or not at all. */
  notices: () => void;
  /** What the screen may see has changed: everything must be read anew. */
  refetch: () => void;
  /** The last words before the connection is cut: the session or key is over (`revoked`), or it sent or left unread too much (`too_much`). */
  goodbye: (reason: "revoked" | "too_much") => void;
};
export type ClientMessages = {
  watch: (watch: z.input<typeof watchSchema>, answer: (watched: Watched) => void) => void;
  present: (present: Present) => void;
};

/** Where the server listens for it. */
export const LIVE_PATH = "/live";
