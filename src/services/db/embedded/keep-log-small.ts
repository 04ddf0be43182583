import { copyFile, stat, truncate } from "node:fs/promises";

const LIMIT = 5 * 1024 ** 2;
const EVERY = 10 * 60 * 1000;

/**
 * Keeps a log that another process appends to below a size: what grew over it moves to `<file>.1`, replacing that one.
 * @returns stops looking.
 */
export function keepLogSmall(file: string): () => void {
  const look = () => void trim(file).catch(() => {}); // no log yet, or a full disk: the next look is soon enough
  look();
  const timer = setInterval(look, EVERY);
  timer.unref();
  return () => clearInterval(timer);
}

async function trim(file: string): Promise<void> {
  if ((await stat(file)).size <= LIMIT) return;
  await copyFile(file, `${file}.1`);
  await truncate(file);
}
