import { parseArgs } from "node:util";
import { createStudio } from "@/modules/tenant";
import { createStudioSchema } from "@/modules/tenant/contract";
import { checked, COMMAND_LINE, runCommand, UsageError } from "./run-command";

const USAGE = `Makes a studio.

  npm run --silent studio -- create --slug <slug> --name <text> [--time-zone <zone>] [--currency <code>]

  --slug       its name in addresses: lower-case letters, digits and hyphens
  --name       its name
  --time-zone  IANA zone, as in Europe/Berlin (default: UTC)
  --currency   ISO 4217 code, as in EUR (default: EUR)`;

await runCommand(USAGE, (words) => {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: { slug: { type: "string" }, name: { type: "string" }, "time-zone": { type: "string" }, currency: { type: "string" } },
  });
  if (positionals.join(" ") !== "create") throw new UsageError("The only command is create");
  const input = checked(createStudioSchema, { ...values, timeZone: values["time-zone"] });
  return async (db) => {
    const studio = await createStudio(db, input, { actor: COMMAND_LINE });
    console.log(`Made the studio ${studio.name}: slug ${studio.slug}, time zone ${studio.timeZone}, currency ${studio.currency}, id ${studio.id}`);
  };
});
