import { sweepHolds } from "@/modules/booking";
import { deliverMails, noticeSubscriber } from "@/modules/notification";
import { DELIVERIES_DUE, startDelivering, type WebhookMeans, webhookSubscriber } from "@/modules/webhook";
import type { AuthProvider } from "@/services/auth";
import type { Database, Listener } from "@/services/db";
import { type Queue, type RecurringJob, startQueue } from "@/services/jobs";
import { logger } from "@/services/logger";
import type { Mailer } from "@/services/mail";
import { PLACED, type Subscriber, workThrough } from "@/services/outbox";

/** Events come in crowds: what comes this soon after the first is worked through with it. Long enough that subscribers, for whom nobody waits, take little from bookings, for which somebody does. */
const GATHER_MS = 250;

/** Those who do something about what happened, each in a job of its own. */
const SUBSCRIBERS: Subscriber[] = [noticeSubscriber, webhookSubscriber];

/** What the jobs are done with. `pagesUrl` leads to the pages, without a slash at its end; without a mailer mails are kept to be read. */
export type Means = { db: Database; listener: Listener; auth: AuthProvider; mailer: Mailer | undefined; pagesUrl: string; webhooks: WebhookMeans };

/**
 * The worker: what is to be done without anybody asking. Its queue is in the schema of its own role; the work itself is done as the
 * serving role, under the rules that everybody works under.
 */
export async function startWorker(url: string, { db, listener, auth, mailer, pagesUrl, webhooks }: Means): Promise<Queue> {
  const delivering = startDelivering(db, webhooks);
  listener.on(DELIVERIES_DUE, delivering.wake);
  const jobs: RecurringJob[] = [
    { name: "sweep-holds", at: "* * * * *", work: () => sweepHolds(db) },
    { name: "deliver-mails", at: "* * * * *", work: () => deliverMails(db, mailer, { auth, url: pagesUrl }) },
    { name: "deliver-webhooks", at: "* * * * *", work: async () => delivering.wake() },
  ];
  const subscribers = SUBSCRIBERS.map((subscriber): RecurringJob => ({ name: `subscriber-${subscriber.name}`, at: "* * * * *", work: () => workThrough(db, subscriber) }));
  const queue = await startQueue(url, [...jobs, ...subscribers]);
  let timer: NodeJS.Timeout | undefined;
  listener.on(PLACED, () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      // Missed, they are worked through a minute later.
      for (const { name } of subscribers) queue.wake(name).catch((error: unknown) => logger.debug({ err: error, job: name }, "a job could not be woken"));
    }, GATHER_MS);
  });
  return {
    ...queue,
    async stop() {
      clearTimeout(timer);
      await Promise.all([queue.stop(), delivering.stop()]);
    },
  };
}
