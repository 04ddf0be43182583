import { sweepHolds } from "@/modules/booking";
import type { Database } from "@/services/db";
import { type Queue, startQueue } from "@/services/jobs";

/**
 * The worker: what is to be done without anybody asking. Its queue is in the schema of its own role; the work itself is done as the
 * serving role, under the rules that everybody works under.
 */
export function startWorker(url: string, db: Database): Promise<Queue> {
  return startQueue(url, [{ name: "sweep-holds", at: "* * * * *", work: () => sweepHolds(db) }]);
}
