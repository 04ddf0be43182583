import { z } from "zod";
import { type Page, readCursor, toPage } from "@/lib/page";
import type { Principal } from "@/lib/principal";
import { iso } from "@/lib/time";
import { type Database, inTenant } from "@/services/db";
import type { ListMails, Mail } from "../contract";
import { mayReadMails } from "../policy";
import { type MailRow, selectMails } from "./repository";

const cursorSchema = z.tuple([z.guid()]);

/** What the studio has mailed, or would have with a mail server; the newest first. @throws Problem 403 for all but owners, 400 on a foreign cursor */
export async function listMails(db: Database, principal: Principal, { cursor, limit, status }: ListMails): Promise<Page<Mail>> {
  mayReadMails(principal);
  const after = readCursor(cursor, cursorSchema);
  const rows = await inTenant(db, principal.tenantId, (tx) => selectMails(tx, principal.tenantId, status, limit + 1, after?.[0]));
  return toPage(rows, limit, (row) => [row.id], presentMail);
}

function presentMail({ id, to, subject, text, status, tries, error, createdAt, sentAt }: MailRow): Mail {
  return { id, to, subject, text, status: status as Mail["status"], tries, error, createdAt: iso(createdAt), sentAt: sentAt && iso(sentAt) };
}
