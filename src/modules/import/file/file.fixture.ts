import type { FileHandle } from "node:fs/promises";
import { withSpooled } from "./spool";

/** The text (or bytes) as an upload that comes in pieces of `size` bytes. */
export async function* inPieces(content: string | Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(content);
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

/** Runs `work` on a spooled file with this content. */
export function onFile<T>(content: string | Uint8Array, work: (file: FileHandle) => Promise<T>): Promise<T> {
  return withSpooled(inPieces(content, content.length > 1_000 ? 65_536 : 7), work);
}
