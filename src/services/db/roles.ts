import pg from "pg";
import { StartupError } from "@/lib/startup-error";

/** What the serving role may do, beyond reading and writing the tenant tables. The log of events is append-only. */
const APPEND_ONLY = ["domain_events"];
const LOOKUPS = ["find_api_key(text)", "studios_of_user(text)", "find_tenant(text)", "lane_count(int4multirange)", "studios_with_due_holds(timestamptz)", "place_events(uuid, interval, int)", "leave_relay(uuid)", "placed_after(bigint, int)", "studios_with_due_deliveries(timestamptz)", "studios_with_due_mails(timestamptz)", "find_calendar_feed(text)"];

/** Creates the role that the address of a setting names, when there is none and the admin may. @throws StartupError when it may not. */
export async function createRole(admin: pg.Client, url: string, setting: string) {
  const { username, password } = new URL(url);
  const role = decodeURIComponent(username);
  const { rowCount } = await admin.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [role]);
  if (rowCount) return;
  try {
    await admin.query(`CREATE ROLE ${pg.escapeIdentifier(role)} LOGIN PASSWORD ${pg.escapeLiteral(decodeURIComponent(password))}`);
  } catch {
    throw new StartupError(`The role "${role}" of ${setting} does not exist and cannot be created by the role of DATABASE_ADMIN_URL: create it (CREATE ROLE ... LOGIN PASSWORD ...), and start again.`);
  }
}

/** Gives the serving role exactly what it needs. Safe to run at every start; what was granted before and is not listed is taken back. */
export async function grantToServingRole(admin: pg.Client, username: string) {
  const role = pg.escapeIdentifier(decodeURIComponent(username));
  await admin.query(
    [
      "BEGIN",
      `GRANT USAGE ON SCHEMA public, auth, drizzle, outbox TO ${role}`,
      `GRANT SELECT ON outbox.relay TO ${role}`,
      `GRANT SELECT, INSERT, UPDATE ON outbox.cursors TO ${role}`,
      `GRANT SELECT ON drizzle.__drizzle_migrations TO ${role}`,
      `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public, auth TO ${role}`,
      ...APPEND_ONLY.map((table) => `REVOKE UPDATE, DELETE ON ${table} FROM ${role}`),
      ...LOOKUPS.map((lookup) => `GRANT EXECUTE ON FUNCTION ${lookup} TO ${role}`),
      "COMMIT",
    ].join("; "),
  );
}

/** @throws StartupError when the role that is signed in could see past row-level security. */
export async function checkRole(client: pg.Client, setting: string) {
  const { rows } = await client.query<{ name: string; exempt: boolean; owns: boolean }>(`
    SELECT current_user AS name, rolsuper OR rolbypassrls AS exempt,
      EXISTS (SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND pg_has_role(current_user, relowner, 'MEMBER')) AS owns
    FROM pg_roles WHERE rolname = current_user`);
  const role = rows[0];
  if (role?.exempt || role?.owns) {
    throw new StartupError(`${setting} signs in as "${role.name}", which ${role.exempt ? "bypasses row-level security" : "owns the tables"}: name a role of its own there, and this one in DATABASE_ADMIN_URL.`);
  }
}
