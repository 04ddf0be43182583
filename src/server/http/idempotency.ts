import { createHash, type Hash } from "node:crypto";
import { createMiddleware } from "hono/factory";
import type { Context } from "hono";
import type { StatusCode } from "hono/utils/http-status";
import { invalidInput, Problem } from "@/lib/problem";
import type { ApiEnv } from "@/services/http/router";
import { type Answer, type Claim, claimKey, holdLease, keepAnswer, underKey } from "@/services/idempotency";

const KEY = /^[\x20-\x7e]{1,255}$/;
const KEPT_HEADERS = ["content-type", "etag", "location", "cache-control"];

/**
 * Answers a POST with an Idempotency-Key the same way again for 24 hours. The body is read first, so it must be one of bounded size.
 * @param secret with which answers that hold secrets are sealed
 */
export function idempotency(secret: string) {
  return createMiddleware<ApiEnv>(async (c, next) => {
    const key = readKey(c);
    if (key === undefined) return next();
    const hash = hashOf(c).update(new Uint8Array(await c.req.arrayBuffer()));
    const { claim, answer } = await take(c, key, hash, secret);
    if (answer) return replay(c, answer);
    const db = c.get("db");
    c.set("db", underKey(db, () => claim));
    const letGo = holdLease(db, claim);
    await next().finally(letGo);
    await keepAnswer(db, claim, await readAnswer(c), secret);
  });
}

/**
 * As idempotency, for a route that reads a large body to its end before it stores anything: the body is hashed on its way there, and its end is
 * held back until the key is ours. When it is not, the upload breaks off, which the route refuses, and that refusal is replaced.
 * So a call that is refused before it has read its body (too large, no CSV) leaves its key free.
 */
export function idempotencyOfUpload(secret: string) {
  return createMiddleware<ApiEnv>(async (c, next) => {
    const key = readKey(c);
    const { url, method, headers, body } = c.req.raw;
    if (key === undefined || !body) return next();
    const db = c.get("db");
    const hash = hashOf(c);
    let outcome: Awaited<ReturnType<typeof take>> | { problem: unknown; claim?: undefined; answer?: undefined } | undefined;
    let letGo = () => {};
    const passed = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        hash.update(chunk);
        controller.enqueue(chunk);
      },
      async flush() {
        outcome = await take(c, key, hash, secret).catch((problem: unknown) => ({ problem }));
        if (!outcome.claim) throw new Error("answered without being called");
        letGo = holdLease(db, outcome.claim);
      },
    });
    c.req.raw = new Request(url, { method, headers, body: body.pipeThrough(passed), duplex: "half" } as RequestInit);
    c.set("db", underKey(db, () => outcome?.claim));
    await next().finally(() => letGo());
    if (!outcome) return;
    if (outcome.claim) return keepAnswer(db, outcome.claim, await readAnswer(c), secret);
    c.res = undefined; // or the headers of the refusal would stay
    if (!outcome.answer) throw outcome.problem;
    c.res = replay(c, outcome.answer);
  });
}

/** @throws Problem 400 */
function readKey(c: Context<ApiEnv>): string | undefined {
  const key = c.req.method === "POST" ? c.req.header("idempotency-key") : undefined;
  if (key === undefined || KEY.test(key)) return key;
  throw invalidInput([{ path: "Idempotency-Key", message: "must be 1 to 255 printable ASCII characters" }]);
}

function hashOf(c: Context<ApiEnv>): Hash {
  const { pathname, search } = new URL(c.req.url);
  return createHash("sha256").update(`${c.req.method} ${pathname}${search}\n`);
}

/** @throws Problem as claimKey; one that can be asked about again says when */
async function take(c: Context<ApiEnv>, key: string, hash: Hash, secret: string): Promise<{ claim: Claim; answer?: undefined } | { answer: Answer; claim?: undefined }> {
  const { tenantId, actor } = c.get("principal");
  try {
    return await claimKey(c.get("db"), { tenantId, actorId: actor.id, key }, { hash: hash.digest("base64url"), method: c.req.method, path: c.req.path }, secret);
  } catch (error) {
    if (error instanceof Problem && error.extra.retryAfter !== undefined) c.header("Retry-After", String(error.extra.retryAfter));
    throw error;
  }
}

async function readAnswer({ res }: Context<ApiEnv>): Promise<Answer> {
  const headers = KEPT_HEADERS.flatMap((name) => {
    const value = res.headers.get(name);
    return value === null ? [] : [[name, value]];
  });
  return { status: res.status, headers: Object.fromEntries(headers), body: await res.clone().text() };
}

function replay(c: Context<ApiEnv>, { status, headers, body }: Answer): Response {
  return c.newResponse(body === "" ? null : body, status as StatusCode, { ...headers, "Idempotency-Replayed": "true" });
}
