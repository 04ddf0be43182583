import { iso } from "@/lib/time";
import type { Project } from "./contract";
import type { ProjectRow } from "./repository";

/** A row as everyone outside sees it. */
export function presentProject(row: ProjectRow): Project {
  return {
    id: row.id,
    name: row.name,
    client: row.client,
    code: row.code,
    colour: row.colour,
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    budget: row.budgetMinor === null ? null : { amount: row.budgetMinor, currency: row.currency },
    enforcement: row.enforcement as Project["enforcement"],
    status: row.status as Project["status"],
    restricted: row.restricted,
    currency: row.currency,
    version: row.version,
    createdAt: iso(row.createdAt),
    updatedAt: iso(row.updatedAt),
  };
}
