import type { Principal } from "@/lib/principal";
import { forbidden } from "@/lib/problem";

type Saved = { ownerId: string; isShared: boolean };

/** Everybody sees their own views, and those that are shared. */
export const maySee = ({ actor }: Pick<Principal, "actor">, { ownerId, isShared }: Saved): boolean => isShared || ownerId === actor.id;

/** Who saved a view changes it, and of a shared one an owner of the studio, too. @throws Problem 403 */
export function mayChange({ role, actor }: Principal, { ownerId }: Saved): void {
  if (ownerId !== actor.id && role !== "owner") throw forbidden("Only who saved a view or an owner of the studio may change it: save one of your own.");
}
