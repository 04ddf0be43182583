import { newId } from "@/lib/ids";
import type { Temporal } from "@/lib/time";
import { findTenant, selectRoles } from "@/modules/tenant";
import type { AuthProvider } from "@/services/auth";
import { type Database, inTenant } from "@/services/db";
import { writeMail } from "../domain/write-mail";
import { presentNotices } from "../present";
import { insertMail, selectDueReaders, takeWaiting } from "./repository";

/** How many changes of one message a mail names. */
const MOST_NAMED = 20;

export type PostOffice = { auth: Pick<AuthProvider, "people">; /** What leads to the pages, without a slash at its end. */ url: string; /** Whether there is a mail server; without one mails are kept to be read. */ sends: boolean };

/**
 * Makes one mail a member of all that waits for it, in one transaction with the note that it does not wait any more. Whoever has left
 * the studio gets none.
 */
export async function writeMails(db: Database, tenantId: string, { auth, url, sends }: PostOffice, now: Temporal.Instant): Promise<void> {
  const readers = await inTenant(db, tenantId, (tx) => selectDueReaders(tx, tenantId, now));
  const people = new Map((await auth.people(readers)).map((person) => [person.id, person]));
  for (const userId of readers) {
    await inTenant(db, tenantId, async (tx) => {
      const rows = await takeWaiting(tx, tenantId, userId);
      const role = (await selectRoles(tx, tenantId, [userId])).get(userId);
      const person = people.get(userId);
      if (!role || !person || rows.length === 0) return;
      const notices = await presentNotices(tx, tenantId, { role, actor: { type: "user", id: userId, name: person.name } }, rows, MOST_NAMED);
      const studio = (await findTenant(tx, tenantId))?.name ?? "";
      await insertMail(tx, { tenantId, id: newId(), userId, to: person.email, ...writeMail({ name: person.name, studio, url, notices }), status: sends ? "waiting" : "kept", dueAt: now });
    });
  }
}
