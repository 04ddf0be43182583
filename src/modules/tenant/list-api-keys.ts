import { z } from "zod";
import { type Page, readCursor, toPage } from "@/lib/page";
import type { Principal } from "@/lib/principal";
import { type Database, inTenant } from "@/services/db";
import type { ApiKey, ListApiKeys } from "./contract";
import { mayManageApiKeys } from "./policy";
import { presentApiKey } from "./present";
import { selectApiKeys } from "./repository";

const cursorSchema = z.tuple([z.guid()]);

/** The keys of the studio, revoked ones too, the newest first. @throws Problem 403 for all but owners, 400 on a foreign cursor */
export async function listApiKeys(db: Database, principal: Principal, query: ListApiKeys): Promise<Page<ApiKey>> {
  mayManageApiKeys(principal);
  const { tenantId } = principal;
  const after = readCursor(query.cursor, cursorSchema);
  const rows = await inTenant(db, tenantId, (tx) => selectApiKeys(tx, tenantId, query.limit + 1, after?.[0]));
  return toPage(rows, query.limit, (row) => [row.id], presentApiKey);
}
