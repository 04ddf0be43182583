import { Problem } from "@/lib/problem";

/** Passes the bytes on until there are more than `limit`. @throws Problem 413 then */
export async function* limitSize(source: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of source) {
    size += chunk.length;
    if (size > limit) throw tooLarge(limit);
    yield chunk;
  }
}

export function tooLarge(limit: number): Problem {
  return new Problem(
    413,
    "import_too_large",
    "Too large",
    `A file sent here may have at most ${limit / 2 ** 20} MB (IMPORT_MAX_MB): split it, or have it imported on the server with "npm run import -- FILE --tenant <slug>", which has no limit.`,
  );
}
