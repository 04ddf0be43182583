import { Temporal } from "@/lib/time";
import { type Database, inTenant } from "@/services/db";
import { logger } from "@/services/logger";
import type { Mailer } from "@/services/mail";
import { claimMails, type MailRow, studiosWithDueMails, updateMail } from "./repository";
import { type PostOffice, writeMails } from "./write-mails";

const LEASE_SECONDS = 300;
const BATCH = 20;
/** How long it is waited after so many failed tries; after the last it is given up. A day in all. */
const RETRY_MINUTES = [1, 5, 15, 60, 180, 360, 720];
const MOST_ERROR = 500;

/**
 * Writes the mails that are due in all studios, and sends them. A mail is sent outside of any transaction: killed in between, it is
 * sent once more, under the same Message-ID.
 *
 * @param mailer undefined: there is no mail server
 */
export async function deliverMails(db: Database, mailer: Mailer | undefined, office: Omit<PostOffice, "sends">, now = Temporal.Now.instant()): Promise<void> {
  for (const tenantId of await studiosWithDueMails(db, now)) {
    await writeMails(db, tenantId, { ...office, sends: mailer !== undefined }, now);
    if (mailer) await sendMails(db, tenantId, mailer, now);
  }
}

async function sendMails(db: Database, tenantId: string, mailer: Mailer, now: Temporal.Instant): Promise<void> {
  for (;;) {
    const claimed = await inTenant(db, tenantId, (tx) => claimMails(tx, tenantId, now, now.add({ seconds: LEASE_SECONDS }), BATCH));
    for (const mail of claimed) {
      const change = await attempt(mailer, mail, now);
      await inTenant(db, tenantId, (tx) => updateMail(tx, tenantId, mail.id, change));
    }
    if (claimed.length < BATCH) return;
  }
}

async function attempt(mailer: Mailer, { id, to, subject, text, tries }: MailRow, now: Temporal.Instant): Promise<Partial<MailRow>> {
  try {
    await mailer.send({ id, to, subject, text });
    return { status: "sent", sentAt: now, error: null };
  } catch (error) {
    logger.warn({ err: error, mail: id, tries }, "a mail could not be sent");
    const minutes = RETRY_MINUTES[tries - 1];
    const reason = String(error instanceof Error ? error.message : error).slice(0, MOST_ERROR);
    return minutes === undefined ? { status: "failed", error: reason } : { dueAt: now.add({ minutes }), error: reason };
  }
}
