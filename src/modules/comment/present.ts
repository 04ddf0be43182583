import type { Actor } from "@/lib/principal";
import { iso } from "@/lib/time";
import type { Comment } from "./contract";
import type { CommentRow } from "./repository";

/** A row as those who may read its booking see it. @param author as its first event names them */
export function presentComment(row: CommentRow, author: Actor | undefined): Comment {
  return {
    id: row.id,
    bookingId: row.bookingId,
    author: { type: author?.type ?? "user", id: row.authorId, name: author?.name ?? "" },
    body: row.body,
    createdAt: iso(row.createdAt),
    editedAt: row.editedAt && iso(row.editedAt),
    removedAt: row.removedAt && iso(row.removedAt),
    version: row.version,
  };
}
