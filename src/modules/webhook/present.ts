import { Problem } from "@/lib/problem";
import { iso } from "@/lib/time";
import type { DisabledReason, Endpoint } from "./contract";
import type { EndpointRow } from "./repository";

/** An endpoint as owners see it: never its secret. */
export function presentEndpoint(row: EndpointRow): Endpoint {
  return {
    id: row.id,
    url: row.url,
    description: row.description,
    types: row.types,
    status: row.status as Endpoint["status"],
    disabledReason: row.disabledReason as DisabledReason | null,
    failingSince: row.failingSince && iso(row.failingSince),
    version: row.version,
    createdAt: iso(row.createdAt),
    updatedAt: iso(row.updatedAt),
  };
}

/** 412 with the present state. */
export function stale(row: EndpointRow): Problem {
  return new Problem(412, "stale_version", "Changed since", `It is now at version ${row.version}: look at it again, then repeat the change.`, { current: presentEndpoint(row) });
}
