"use client";
import { useState } from "react";
import type { Delivery } from "@/modules/webhook/contract";
import { formatDay, formatTime } from "@/ui/format";
import { Badge } from "@/ui/primitives/badge";
import { Button } from "@/ui/primitives/button";
import { text } from "@/ui/text/en";

const TONES = { pending: "accent", delivered: "ok", failed: "danger" } as const;

type Props = { delivery: Delivery; zone: string; onAgain: (() => void) | undefined };

/** One event on its way: opens to what was tried, and what is posted, which are made only then. */
export function DeliveryRow({ delivery, zone, onAgain }: Props) {
  const [open, setOpen] = useState(false);
  const { type, status, tries, dueAt, attempts, createdAt } = delivery;
  const at = (iso: string) => `${formatDay(Date.parse(iso), zone, true)}, ${formatTime(Date.parse(iso), zone)}`;
  const [last] = attempts;
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="grid cursor-pointer grid-cols-[minmax(0,1fr)_auto] gap-x-3 gap-y-0.5 px-4 py-2.5 hover:bg-sunken/60">
        <span className="truncate font-mono text-sm font-medium">{type}</span>
        <Badge tone={TONES[status]} className="justify-self-end">
          {text.deliveries.status[status]}
        </Badge>
        <span className="truncate text-sm text-muted">
          {[tries === 0 && status === "failed" ? text.deliveries.notSent : text.deliveries.tries(tries), last && (last.status ?? text.deliveries.noAnswer), dueAt && tries > 0 && text.deliveries.next(at(dueAt))].filter(Boolean).join(" · ")}
        </span>
        <time dateTime={createdAt} className="text-sm whitespace-nowrap text-muted">
          {at(createdAt)}
        </time>
      </summary>
      {open && <DeliveryDetails delivery={delivery} at={at} onAgain={onAgain} />}
    </details>
  );
}

type Details = Pick<Props, "delivery" | "onAgain"> & { at: (iso: string) => string };

function DeliveryDetails({ delivery: { type, status, attempts, body, webhookId }, at, onAgain }: Details) {
  return (
    <div className="space-y-3 px-4 pb-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-sm text-muted">
          {text.deliveries.id} <span className="font-mono">{webhookId}</span>
        </p>
        {onAgain && (
          <Button size="sm" onClick={onAgain} aria-label={text.deliveries.againOf(type, webhookId)}>
            {text.deliveries.again}
          </Button>
        )}
      </div>
      {attempts.length > 0 && (
        <ol aria-label={text.deliveries.attempts} className="divide-y rounded-md border text-sm">
          {attempts.map((attempt) => (
            <li key={attempt.at} className="flex flex-wrap gap-x-3 px-3 py-1.5">
              <time dateTime={attempt.at}>{at(attempt.at)}</time>
              <span className={attempt.error === null ? "text-ok" : "text-danger"}>{attempt.status ?? text.deliveries.noAnswer}</span>
              <span className="text-muted">{text.deliveries.took(attempt.ms)}</span>
              {attempt.error && attempt.status === null && <span className="wrap-anywhere">{attempt.error}</span>}
            </li>
          ))}
        </ol>
      )}
      {attempts.length === 0 && status === "failed" && <p className="text-sm text-muted">{text.deliveries.noAttempts}</p>}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reached by keyboard */}
      <section aria-label={text.deliveries.body} tabIndex={0} className="max-h-96 overflow-auto rounded-md bg-sunken p-3 font-mono text-sm whitespace-pre">
        {JSON.stringify(JSON.parse(body), null, 2)}
      </section>
    </div>
  );
}
