import { join } from "node:path";
import { workerUrlOf } from "../queue-schema";
import { acquire } from "./acquire";
import { ensureCluster, readCredentials } from "./create-cluster";
import { keepLogSmall } from "./keep-log-small";
import { databaseUser } from "./os-user";
import { readyNative } from "./ready-native";
import { serverLog } from "./server-process";
import { supervise, type Supervision } from "./supervise";
import type { Credentials, Log } from "./types";
import { ensureWorkerRole } from "./worker-role";

const PATIENCE = { seconds: 120 };

export interface EmbeddedDatabase extends Supervision {
  /** Signs in as `pt_owner`: owns the database and may create trusted extensions in it, no superuser. Migrates. */
  adminUrl: string;
  /** Signs in as `pt_app`: owns nothing and cannot bypass row-level security. Serves. */
  servingUrl: string;
  /** Signs in as `pt_app_worker`: owns the queue of jobs and nothing else. Works. */
  workerUrl: string;
  /** Signs in as the superuser. For tests that make databases of their own; of the application, only this module uses it. */
  superuserUrl: string;
}

/**
 * Opens the PostgreSQL in `<dataDir>/postgres`: creates it, starts it, or joins it when it runs already. Any number of
 * processes may have it open; the last to close stops it. While open it is started again when it is killed.
 *
 * @param dataDir a folder as chooseDataDir returns it.
 * @throws StartupError in one clear line.
 */
export async function openEmbedded({ dataDir, log }: { dataDir: string; log: Log }): Promise<EmbeddedDatabase> {
  const dir = join(dataDir, "postgres");
  const user = await databaseUser(dir);
  const { native, major } = await readyNative(user, log);
  const cluster = { dir, native, user, log };
  await ensureCluster(cluster, major);

  const credentials = await readCredentials(cluster);
  const held = await acquire(cluster, credentials, PATIENCE);
  const supervision = supervise(cluster, credentials, held);
  const forgetLog = keepLogSmall(serverLog(cluster));

  const url = (role: keyof Credentials) =>
    // sslmode, so that a PGSSLMODE in the shell does not ask for encryption on the loopback interface
    `postgres://${role}:${credentials[role]}@127.0.0.1:${held.port}/production_tool?sslmode=disable`;
  const [servingUrl, superuserUrl] = [url("pt_app"), url("postgres")];
  const workerUrl = workerUrlOf(servingUrl);
  await ensureWorkerRole(superuserUrl, workerUrl);
  return {
    adminUrl: url("pt_owner"),
    servingUrl,
    workerUrl,
    superuserUrl,
    onLost: supervision.onLost,
    close() {
      forgetLog();
      return supervision.close();
    },
  };
}
