import { parseArgs } from "node:util";
import { z } from "zod";
import { idSchema } from "@/lib/ids";
import { createApiKey, listApiKeys, revokeApiKey } from "@/modules/tenant";
import { createApiKeySchema, slugSchema } from "@/modules/tenant/contract";
import type { Database } from "@/services/db";
import { checked, inStudio, runCommand, UsageError } from "./run-command";

const USAGE = `Manages the API keys of a studio.

  npm run --silent api-key -- create --tenant <slug> --role <role> --name <text>    prints the key, alone
  npm run --silent api-key -- list --tenant <slug>
  npm run --silent api-key -- revoke --tenant <slug> --id <id>

  --tenant  slug of the studio
  --role    owner, scheduler or viewer
  --name    what the key is for
  --id      id of the key, as list prints it`;

/** Checks the options and returns what to do. */
type Command = (options: Record<string, string | undefined>) => (db: Database) => Promise<void>;

const tenantSchema = z.object({ tenant: slugSchema });

const create: Command = (options) => {
  const { tenant, ...input } = checked(tenantSchema.extend(createApiKeySchema.shape), options);
  return async (db) => console.log((await createApiKey(db, await inStudio(db, tenant), input)).key);
};

const list: Command = (options) => {
  const { tenant } = checked(tenantSchema, options);
  return async (db) => {
    const principal = await inStudio(db, tenant);
    let cursor: string | undefined;
    do {
      const { items, nextCursor } = await listApiKeys(db, principal, { limit: 500, cursor });
      for (const key of items) console.log([key.id, key.hint, key.role, key.name, key.revokedAt ? `revoked ${key.revokedAt}` : `made ${key.createdAt}`].join("\t"));
      cursor = nextCursor ?? undefined;
    } while (cursor);
  };
};

const revoke: Command = (options) => {
  const { tenant, id } = checked(tenantSchema.extend({ id: idSchema }), options);
  return async (db) => {
    const key = await revokeApiKey(db, await inStudio(db, tenant), id);
    console.log(`Revoked ${key.name} (${key.hint}...) at ${key.revokedAt}`);
  };
};

const COMMANDS = new Map([
  ["create", create],
  ["list", list],
  ["revoke", revoke],
]);

await runCommand(USAGE, (words) => {
  const text = { type: "string" } as const;
  const { values, positionals } = parseArgs({ args: words, allowPositionals: true, options: { tenant: text, role: text, name: text, id: text } });
  const command = COMMANDS.get(positionals.join(" "));
  if (!command) throw new UsageError(`The commands are ${[...COMMANDS.keys()].join(", ")}`);
  return command(values);
});
