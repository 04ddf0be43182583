import { createHmac, randomBytes } from "node:crypto";
import type { Temporal } from "@/lib/time";

const PREFIX = "whsec_";

/** A signing secret in the form of Standard Webhooks. */
export function newSecret(): string {
  return PREFIX + randomBytes(32).toString("base64");
}

/** The headers by which a receiver knows that it was us, and tells a repeated delivery (same id) from a new one. */
export function signedHeaders(secret: string, id: string, at: Temporal.Instant, body: string): Record<string, string> {
  const seconds = Math.floor(at.epochMilliseconds / 1000);
  const key = Buffer.from(secret.slice(PREFIX.length), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${seconds}.${body}`).digest("base64");
  return { "webhook-id": id, "webhook-timestamp": String(seconds), "webhook-signature": `v1,${signature}` };
}
