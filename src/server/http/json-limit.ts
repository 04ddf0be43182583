import { createMiddleware } from "hono/factory";
import { Problem } from "@/lib/problem";

const LIMIT = 1_000_000;

/**
 * Refuses a body of more than 1 MB: by its Content-Length, or, when it comes in chunks without one, as soon as that much
 * has come. Hono's own limiter copies the request object, which the Node server's does not allow.
 */
export const jsonLimit = createMiddleware(async (c, next) => {
  const length = c.req.header("content-length");
  if (Number(length ?? 0) > LIMIT) throw tooLarge();
  if (length === undefined && c.req.header("transfer-encoding") !== undefined) {
    const { url, method, headers, body } = c.req.raw;
    c.req.raw = new Request(url, { method, headers, body: body && (await collect(body)) });
  }
  await next();
});

async function collect(body: ReadableStream<Uint8Array>): Promise<Blob> {
  const chunks: BlobPart[] = [];
  let size = 0;
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array<ArrayBuffer>>) {
    size += chunk.byteLength;
    if (size > LIMIT) throw tooLarge();
    chunks.push(chunk);
  }
  return new Blob(chunks);
}

function tooLarge(): Problem {
  return new Problem(413, "body_too_large", "Too large", "A JSON body may have at most 1 MB: send less at once.");
}
