import pg from "pg";

const LOCK = 7_305_222; // any number that nothing else locks in this database

/**
 * Creates the worker's role unless it exists, also in a cluster that is older than the worker. The owner of the database is no
 * superuser and may create no roles; it is given the right to make a schema for this one.
 * @param superuserUrl signs in as the superuser; the only thing it does in a running cluster
 * @param workerUrl names the role and its password
 */
export async function ensureWorkerRole(superuserUrl: string, workerUrl: string): Promise<void> {
  const { username, password } = new URL(workerUrl);
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query(`BEGIN; SELECT pg_advisory_xact_lock(${LOCK})`);
    const { rowCount } = await client.query("SELECT FROM pg_roles WHERE rolname = $1", [username]);
    if (!rowCount) await client.query(`CREATE ROLE ${username} LOGIN PASSWORD '${password}'; GRANT ${username} TO pt_owner WITH ADMIN TRUE, INHERIT FALSE, SET FALSE`);
    await client.query("COMMIT");
  } finally {
    await client.end();
  }
}
