import type { Actor } from "@/lib/principal";
import { iso } from "@/lib/time";
import type { View } from "./contract";
import type { ViewRow } from "./repository";

/** A row as those who may see it see it. @param owner as its first event names them */
export function presentView(row: ViewRow, owner: Actor | undefined): View {
  return { id: row.id, name: row.name, query: row.query, isShared: row.isShared, ownerId: row.ownerId, ownerName: owner?.name ?? null, version: row.version, createdAt: iso(row.createdAt), updatedAt: iso(row.updatedAt) };
}
