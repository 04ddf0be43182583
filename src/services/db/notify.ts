import { logger } from "@/services/logger";
import type { Tx } from "./database";
import { onCommit } from "./on-commit";

/** Announces something once the transaction is committed, and not in it: there it would take a lock over all commits of the database. */
export function notifyOnCommit(tx: Tx, channel: string, payload: string): void {
  onCommit(tx, ({ pool }) => void pool.query("SELECT pg_notify($1, $2)", [channel, payload]).catch((error: unknown) => logger.debug({ err: error, channel }, "something could not be announced")));
}
