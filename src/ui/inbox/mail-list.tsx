import { Mails } from "lucide-react";
import type { Page } from "@/lib/page";
import type { Mail } from "@/modules/notification/contract";
import { formatDay, formatTime } from "@/ui/format";
import { Paging } from "@/ui/list/paging";
import { Badge } from "@/ui/primitives/badge";
import { EmptyState } from "@/ui/primitives/empty-state";
import { text } from "@/ui/text/en";

const TONES = { waiting: "neutral", sent: "ok", failed: "danger", kept: "accent" } as const;

type Props = { page: Page<Mail>; cursor: string | undefined; zone: string };

/** What was mailed, or would have been: each opens to its text. */
export function MailList({ page, cursor, zone }: Props) {
  const isKept = page.items.some(({ status }) => status === "kept");
  return (
    <>
      <p className="max-w-2xl p-4 text-muted">{isKept ? text.mails.kept : text.mails.lead}</p>
      {page.items.length > 0 ? (
        <ul aria-label={text.mails.title} className="border-t">
          {page.items.map((mail) => (
            <li key={mail.id} className="border-b last:border-0">
              <MailEntry mail={mail} zone={zone} />
            </li>
          ))}
        </ul>
      ) : (
        <EmptyState icon={Mails} title={text.mails.none}>
          {text.mails.noneDetail}
        </EmptyState>
      )}
      <Paging path="/settings/mails" filters={{}} cursor={cursor} nextCursor={page.nextCursor} />
    </>
  );
}

function MailEntry({ mail: { to, subject, text: body, status, tries, error, createdAt }, zone }: { mail: Mail; zone: string }) {
  const at = Date.parse(createdAt);
  return (
    <details>
      <summary className="grid cursor-pointer grid-cols-[minmax(0,1fr)_auto] gap-x-3 gap-y-0.5 px-4 py-2.5 hover:bg-sunken/60">
        <span className="truncate font-medium">{subject}</span>
        <Badge tone={TONES[status]} className="justify-self-end">{text.mails.states[status]}</Badge>
        <span className="truncate text-sm text-muted">{to}</span>
        <time dateTime={createdAt} className="text-sm whitespace-nowrap text-muted">
          {formatDay(at, zone, true)}, {formatTime(at, zone)}
        </time>
      </summary>
      <div className="space-y-2 px-4 pb-4">
        {error && (
          <p className="text-sm text-danger">
            {error} ({text.mails.tries(tries)})
          </p>
        )}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reached by keyboard */}
        <section aria-label={text.mails.text(subject)} tabIndex={0} className="overflow-x-auto rounded-md bg-sunken p-3 font-mono text-sm whitespace-pre">
          {body}
        </section>
      </div>
    </details>
  );
}
