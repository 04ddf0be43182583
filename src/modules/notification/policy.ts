import type { Principal } from "@/lib/principal";
import { forbidden, Problem } from "@/lib/problem";

/** Messages are to people: their user id. @throws Problem 422 for an API key */
export function memberOf({ actor }: Principal): string {
  if (actor.type !== "user") throw new Problem(422, "not_a_member", "Not a member", "An API key has no inbox: sign in as a member, or read GET /events.");
  return actor.id;
}

/** Mails are read by owners alone: they are addressed to others. @throws Problem 403 */
export function mayReadMails({ role }: Principal): void {
  if (role !== "owner") throw forbidden("Only an owner of the studio may read what it has mailed: ask one.");
}
