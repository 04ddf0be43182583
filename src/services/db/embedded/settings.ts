import { totalmem } from "node:os";

const MB = 1024 ** 2;

/**
 * The settings PostgreSQL starts with, on its command line, so that a newer version of this file reaches older data
 * folders. What makes an answered booking safe (fsync, synchronous_commit, full_page_writes) keeps its default: on.
 */
export function serverSettings(port: number): string[] {
  return Object.entries({
    port,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: 100,
    reserved_connections: 5, // for pt_owner: migrations and commands get in when the pools took everything
    shared_buffers: `${sharedBuffers()}MB`,
    wal_compression: "on",
    max_parallel_workers_per_gather: 0, // short queries gain nothing, and containers give shared memory only 64 MB
    jit: "off",
    timezone: "UTC",
    log_timezone: "UTC",
    log_min_messages: "log", // a refused booking is an ERROR to PostgreSQL and an everyday answer to us
    log_checkpoints: "off",
  }).map(([name, value]) => `${name}=${value}`);
}

/** An eighth of the memory (of the container, where there is one), between 32 and 256 MB. */
function sharedBuffers(): number {
  const memory = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
  return Math.max(32, Math.min(256, Math.floor(memory / 8 / MB)));
}
