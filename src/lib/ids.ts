import { v7, validate, version } from "uuid";
import { z } from "zod";

/** A new id: UUIDv7, so that ids made later sort later. */
export function newId(): string {
  return v7();
}

/** No id made at that time or later comes before it: by it rows are found by their age. @param ms since 1970 */
export function firstIdOf(ms: number): string {
  return v7({ msecs: ms, seq: 0, random: new Uint8Array(16) });
}

/** An id in a path or a query: any UUID, in lower case. */
export const idSchema = z.guid().toLowerCase().meta({ description: "A UUID" });

/** An id that a client chose for what it creates: UUIDv7, so that an optimistic row keeps its name. */
export const clientIdSchema = z
  .guid("must be a UUIDv7")
  .toLowerCase()
  .refine((id) => validate(id) && version(id) === 7, "must be a UUIDv7")
  .meta({ description: "A UUIDv7 chosen by the client; left out, the server chooses" });
