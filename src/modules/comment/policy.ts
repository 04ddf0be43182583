import type { Principal } from "@/lib/principal";
import { forbidden } from "@/lib/problem";

type Said = { authorId: string };

/** What somebody said is changed by nobody else. @throws Problem 403 */
export function mayChange({ actor }: Principal, { authorId }: Said): void {
  if (actor.id !== authorId) throw forbidden("Only who wrote a comment may change it.");
}

/** Everybody removes their own, an owner anybody's. @throws Problem 403 */
export function mayRemove({ role, actor }: Principal, { authorId }: Said): void {
  if (role !== "owner" && actor.id !== authorId) throw forbidden("Only who wrote a comment or an owner of the studio may remove it.");
}
