import type { Principal } from "@/lib/principal";
import { notFound, Problem } from "@/lib/problem";
import { findReadable, presentBooking } from "@/modules/booking";
import { type Database, inTenant, type Tx } from "@/services/db";
import { selectMakers } from "@/services/outbox";
import type { ChangeComment, Comment } from "./contract";
import { tellComment } from "./events";
import { mayChange, mayRemove } from "./policy";
import { presentComment } from "./present";
import { findComment, markRemoved, updateCommentRow } from "./repository";

/** Gives a comment of one's own another text. @throws Problem 403 for another's, 404 also for one that was removed, 412 with the present state */
export async function changeComment(db: Database, principal: Principal, id: string, version: number | undefined, { body }: ChangeComment): Promise<Comment> {
  const { tenantId, actor } = principal;
  return inTenant(db, tenantId, async (tx) => {
    const { comment: before, booking } = await findWithBooking(tx, principal, id);
    mayChange(principal, before);
    if (before.removedAt) throw notFound("comment", id);
    const row = await updateCommentRow(tx, tenantId, id, version, body);
    if (!row) throw stale(presentComment(before, actor));
    const comment = presentComment(row, actor);
    await tellComment(tx, principal, "comment:changed", comment, presentBooking(booking));
    return comment;
  });
}

/** Takes away what one said oneself, or as an owner what anybody said; once more changes nothing. @throws Problem 403, 404 */
export async function removeComment(db: Database, principal: Principal, id: string): Promise<void> {
  const { tenantId } = principal;
  await inTenant(db, tenantId, async (tx) => {
    const { comment, booking } = await findWithBooking(tx, principal, id);
    mayRemove(principal, comment);
    const row = await markRemoved(tx, tenantId, id);
    if (!row) return;
    const authors = await selectMakers(tx, tenantId, [id]);
    await tellComment(tx, principal, "comment:removed", presentComment(row, authors.get(id)), presentBooking(booking));
  });
}

/** A comment on a booking that the caller may read. @throws Problem 404 of the comment, whichever of the two is not to be known */
async function findWithBooking(tx: Tx, principal: Principal, id: string) {
  const comment = await findComment(tx, principal.tenantId, id);
  if (!comment) throw notFound("comment", id);
  const booking = await findReadable(tx, principal, comment.bookingId).catch((error: unknown) => {
    throw error instanceof Problem ? notFound("comment", id) : error;
  });
  return { comment, booking };
}

function stale(current: Comment): Problem {
  return new Problem(412, "stale_version", "Changed since", `It is now at version ${current.version}: look at it again, then repeat the change.`, { current });
}
