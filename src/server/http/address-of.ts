import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";

/** The caller's address, where the server knows it: Next's route handler does not. */
export type AddressOf = (c: Context) => string | undefined;

/** @param isTrusted whether an address is a proxy of ours, which says truly in X-Forwarded-For whom it speaks for */
export function createAddressOf(isTrusted: (address: string) => boolean): AddressOf {
  return (c) => ("incoming" in (c.env ?? {}) ? callerOf(getConnInfo(c).remote.address, c.req.header("x-forwarded-for"), isTrusted) : undefined);
}

/** The nearest that is no proxy of ours. What stands before it in the header anybody may have written. */
export function callerOf(remote: string | undefined, forwarded: string | undefined, isTrusted: (address: string) => boolean): string | undefined {
  const hops = (forwarded ?? "").split(",").map((hop) => hop.trim()).filter(Boolean);
  let caller = remote;
  while (caller !== undefined && isTrusted(caller) && hops.length > 0) caller = hops.pop();
  return caller;
}
