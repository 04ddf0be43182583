import { chmod, mkdir, stat } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Makes a folder and those above it, each passable for the database user whatever the umask; what they hold is guarded by
 * its own mode. Step by step, because Node's recursive mkdir never returns where the file system refuses with ENOENT.
 *
 * @throws the file system's error.
 */
export async function makeFolder(dir: string): Promise<void> {
  if (await isFolder(dir)) return;
  await makeFolder(dirname(dir));
  try {
    await mkdir(dir);
  } catch (error) {
    if (await isFolder(dir)) return; // made by another process just now
    throw error;
  }
  await chmod(dir, 0o755);
}

/** The folder itself, or the closest one above it that exists. */
export async function nearestFolder(dir: string): Promise<string> {
  return (await isFolder(dir)) || dirname(dir) === dir ? dir : nearestFolder(dirname(dir));
}

const isFolder = (path: string) => stat(path).then((found) => found.isDirectory(), () => false);
