import { newId } from "@/lib/ids";
import type { Principal } from "@/lib/principal";
import { Problem } from "@/lib/problem";
import { findReadable, presentBooking } from "@/modules/booking";
import { type Database, inTenant, violates } from "@/services/db";
import type { Comment, WriteComment } from "./contract";
import { tellComment } from "./events";
import { presentComment } from "./present";
import { insertComment } from "./repository";

/** Says something about a booking, as anybody may who may read it. @throws Problem 404, and 409 when the id is taken */
export async function writeComment(db: Database, principal: Principal, bookingId: string, { id = newId(), body }: WriteComment): Promise<Comment> {
  const { tenantId, actor } = principal;
  try {
    return await inTenant(db, tenantId, async (tx) => {
      const booking = await findReadable(tx, principal, bookingId);
      const comment = presentComment(await insertComment(tx, { tenantId, id, bookingId, authorId: actor.id, body }), actor);
      await tellComment(tx, principal, "comment:written", comment, presentBooking(booking));
      return comment;
    });
  } catch (error) {
    if (violates(error, "booking_comments_tenant_id_id_pk")) throw new Problem(409, "id_taken", "Id taken", `There is already a comment with the id ${id}: it was stored before, or the id must be made anew.`);
    throw error;
  }
}
