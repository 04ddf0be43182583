import type { Principal } from "@/lib/principal";
import { listApiKeys, listMembers } from "@/modules/tenant";
import { getContext } from "@/server/next-context";
import type { Person } from "@/ui/project/access-fields";
import { text } from "@/ui/text/en";

const MOST_KEYS = 500;

/** Whom an owner can let read a restricted project: everyone in the studio but the owners, who read all. Undefined for who may not say so. */
export async function readPeople(principal: Principal): Promise<Person[] | undefined> {
  if (principal.role !== "owner") return undefined;
  const { db, auth } = getContext();
  const [members, keys] = await Promise.all([listMembers(db, auth, principal), listApiKeys(db, principal, { limit: MOST_KEYS })]);
  return [
    ...members.filter(({ role }) => role !== "owner").map(({ userId, name, email, role }) => ({ id: userId, name: name || email, note: text.role[role] })),
    ...keys.items.filter(({ role, revokedAt }) => role !== "owner" && revokedAt === null).map(({ id, name, role }) => ({ id, name, note: text.access.key(text.role[role]) })),
  ];
}
