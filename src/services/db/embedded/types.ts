/** Where the embedded database says what it does: one plain line a call (pino and console both fit). */
export interface Log {
  info(line: string): void;
  warn(line: string): void;
}

/** An operating system user: PostgreSQL refuses to run as root, so root names another one. */
export interface OsUser {
  uid: number;
  gid: number;
}

/** One PostgreSQL data folder and what is needed to run it. */
export interface Cluster {
  /** The data folder itself, `<dataDir>/postgres`, with symbolic links resolved. */
  dir: string;
  /** The folder with `bin`, `lib` and `share` of PostgreSQL. */
  native: string;
  /** Who runs it; absent means the user of this process. */
  user: OsUser | undefined;
  log: Log;
}

/** The passwords of the three roles, by role name. */
export interface Credentials {
  postgres: string;
  pt_owner: string;
  pt_app: string;
}
