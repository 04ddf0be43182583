import type { Actor } from "@/lib/principal";
import { iso } from "@/lib/time";
import type { Feed, FeedKind } from "./contract";
import type { FeedRow } from "./repository";

/** A feed as it is listed: never its link, nor the digest of it. */
export function presentFeed(row: FeedRow, maker: Actor | undefined): Feed {
  return {
    id: row.id,
    kind: row.kind as FeedKind,
    subjectId: row.subject,
    name: row.name,
    makerId: row.createdBy,
    makerName: maker?.name ?? null,
    createdAt: iso(row.createdAt),
    lastUsedAt: row.lastUsedAt && iso(row.lastUsedAt),
    revokedAt: row.revokedAt && iso(row.revokedAt),
  };
}
