import { join } from "node:path";
import { acquire } from "./acquire";
import { ensureCluster, readCredentials } from "./create-cluster";
import { keepLogSmall } from "./keep-log-small";
import { databaseUser } from "./os-user";
import { readyNative } from "./ready-native";
import { serverLog } from "./server-process";
import { supervise, type Supervision } from "./supervise";
import type { Credentials, Log } from "./types";

const PATIENCE = { seconds: 120 };

export interface EmbeddedDatabase extends Supervision {
  /** Signs in as `pt_owner`: owns the database and may create trusted extensions in it, no superuser. Migrates. */
  adminUrl: string;
  /** Signs in as `pt_app`: owns nothing and cannot bypass row-level security. Serves. */
  servingUrl: string;
  /** Signs in as the superuser. For tests that make databases of their own; the application never uses it. */
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
  return {
    adminUrl: url("pt_owner"),
    servingUrl: url("pt_app"),
    superuserUrl: url("postgres"),
    onLost: supervision.onLost,
    close() {
      forgetLog();
      return supervision.close();
    },
  };
}
