import { resolve } from "node:path";
import { prepareDatabase, workerUrlOf } from "@/services/db";
import { chooseDataDir, type Log, openEmbedded } from "@/services/db/embedded";
import type { Config } from "./config";

export interface OpenDatabase {
  /** Migrates; undefined when only DATABASE_URL is given. */
  adminUrl: string | undefined;
  /** Serves, as a role that owns nothing. */
  servingUrl: string;
  /** Works through the queue of jobs, as a role that owns that queue and nothing else. */
  workerUrl: string;
  embedded: boolean;
  /** Where this installation keeps its files, made if need be by who writes there first. */
  dataDir: string;
  /** Calls the listener when an embedded database was lost for good. */
  onLost(listener: (error: Error) => void): void;
  /** Lets go of it; an embedded one stops when nobody else uses it. Close the pools first. */
  close(): Promise<void>;
}

/**
 * Opens the database that the settings name, or the embedded one, migrated and ready to serve. For the server and for
 * commands alike: they may run beside each other.
 *
 * @throws StartupError in one clear line; then nothing is left running.
 */
export async function openDatabase(config: Config, log: Log): Promise<OpenDatabase> {
  const database = config.databaseUrl ? external(config, config.databaseUrl) : await embedded(config, log);
  try {
    await prepareDatabase(database);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

function external(config: Config, servingUrl: string): OpenDatabase {
  return {
    adminUrl: config.databaseAdminUrl,
    servingUrl,
    workerUrl: config.databaseWorkerUrl ?? workerUrlOf(servingUrl),
    embedded: false,
    dataDir: resolve(config.dataDir.dataDir),
    onLost: () => {}, // the pools reconnect by themselves, and /readyz tells
    close: async () => {},
  };
}

async function embedded(config: Config, log: Log): Promise<OpenDatabase> {
  const dataDir = await chooseDataDir(config.dataDir, log);
  return { ...(await openEmbedded({ dataDir, log })), embedded: true, dataDir };
}
