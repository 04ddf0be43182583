import { createTransport } from "nodemailer";

/** `id` stays the same when it is sent once more, so that whoever gets it twice can tell. */
export type OutgoingMail = { id: string; to: string; subject: string; text: string };

export type Mailer = {
  /** @throws the mail server's refusal, or that it does not answer */
  send: (mail: OutgoingMail) => Promise<void>;
  close: () => void;
};

const CONNECT_MS = 10_000;
const ANSWER_MS = 20_000;

/**
 * Sends mails over SMTP.
 * @param url smtp://user:password@host:587, or smtps:// for TLS from the first byte
 * @param from the sender, as in `Production Tool <booking@example.com>`
 */
export function createMailer({ url, from }: { url: string; from: string }): Mailer {
  // No file and no address is ever read for a mail: what is in it comes from users.
  const transport = createTransport({ url, connectionTimeout: CONNECT_MS, greetingTimeout: CONNECT_MS, socketTimeout: ANSWER_MS, disableFileAccess: true, disableUrlAccess: true });
  return {
    async send({ id, ...mail }) {
      // Not answered by programs that are away, nor answered at all.
      await transport.sendMail({ ...mail, from, messageId: `<${id}@production-tool>`, headers: { "Auto-Submitted": "auto-generated" } });
    },
    close: () => transport.close(),
  };
}
