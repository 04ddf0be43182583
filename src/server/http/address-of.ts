import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";

/** The caller's address, where the server knows it: Next's route handler does not. */
export function addressOf(c: Context): string | undefined {
  return "incoming" in (c.env ?? {}) ? getConnInfo(c).remote.address : undefined;
}
