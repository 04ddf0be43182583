import { randomUUID } from "node:crypto";
import { type FileHandle, open, unlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkUtf8 } from "./check-utf8";

/**
 * Writes the upload to a temporary file, checking its encoding on the way, and runs `work` on that. So a slow sender holds no
 * transaction, memory stays bounded, and the file can be read as often as needed.
 *
 * @throws Problem 400 when it is not UTF-8 text, and whatever `source` and `work` throw
 */
export async function withSpooled<T>(source: AsyncIterable<Uint8Array>, work: (file: FileHandle) => Promise<T>): Promise<T> {
  const path = join(tmpdir(), `production-tool-import-${randomUUID()}.csv`);
  const file = await open(path, "wx+", 0o600);
  try {
    await unlink(path); // without a name it is gone once it is closed, even when the process is killed
    for await (const chunk of checkUtf8(source)) await file.appendFile(chunk);
    return await work(file);
  } finally {
    await file.close();
  }
}

const PIECE = 65_536;

/** The file from its beginning. A stream over its descriptor would close that when it is destroyed. */
export async function* contentOf(file: FileHandle): AsyncGenerator<Uint8Array> {
  for (let position = 0; ; ) {
    const { bytesRead, buffer } = await file.read({ buffer: Buffer.allocUnsafe(PIECE), position });
    if (bytesRead === 0) return;
    position += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}
