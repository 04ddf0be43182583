import Link from "next/link";
import type { Notice, NoticeItem } from "@/modules/notification/contract";
import { cn } from "@/ui/cn";
import { formatDay, formatSlot, formatTime } from "@/ui/format";
import { Button } from "@/ui/primitives/button";
import { scheduleHref } from "@/ui/schedule/filters";
import { dateAt, weekOf } from "@/ui/schedule/week";
import { Temporal } from "@/lib/time";
import { text } from "@/ui/text/en";

type Props = { notice: Notice; zone: string; onRead: () => void };

/** One message: what was done by whom, to what, and the way there. */
export function NoticeRow({ notice: { kind, actor, count, items, createdAt, readAt }, zone, onRead }: Props) {
  const at = Date.parse(createdAt);
  return (
    <li className="grid grid-cols-[auto_1fr_auto] gap-x-3 border-b px-4 py-3 last:border-0">
      <span className={cn("mt-1.5 size-2 rounded-full", readAt ? "bg-transparent" : "bg-tally")}>{!readAt && <span className="sr-only">{text.inbox.isUnread}</span>}</span>
      <div className="min-w-0">
        <p className={cn(!readAt && "font-medium")}>
          {text.inbox.count[kind](count)} <span className="font-normal text-muted">{text.inbox.by(actor.name)}</span>
        </p>
        <ul className="mt-0.5 space-y-0.5">
          {items.map((item) => (
            <li key={item.id}>
              <Item item={item} zone={zone} onOpen={onRead} />
            </li>
          ))}
        </ul>
        {count > items.length && <p className="text-sm text-muted">{text.inbox.more(count - items.length)}</p>}
      </div>
      <div className="flex flex-col items-end gap-1">
        <time dateTime={createdAt} className="text-sm whitespace-nowrap text-muted">
          {formatDay(at, zone, true)}, {formatTime(at, zone)}
        </time>
        {!readAt && (
          <Button variant="ghost" size="sm" onClick={onRead}>
            {text.inbox.read}
          </Button>
        )}
      </div>
    </li>
  );
}

function Item({ item, zone, onOpen }: { item: NoticeItem; zone: string; onOpen: () => void }) {
  const { about, id, start, end, before, status, reason, resourceName } = item;
  const what = about === "time_off" ? `${text.inbox.leave}, ${text.inbox.leaveStatus[status] ?? status}` : nameOf(item);
  const why = reason && text.inbox.reason[reason];
  const slot = (from: string, to: string) => formatSlot(Date.parse(from), Date.parse(to), zone, false);
  const week = weekOf(dateAt(Temporal.Instant.from(start), zone));
  const href = about === "time_off" ? "/time-off" : scheduleHref({ week }, status === "cancelled" ? undefined : id);
  return (
    <>
      <Link href={href} onClick={onOpen} className="font-medium text-accent underline-offset-3 hover:underline">
        {what}
      </Link>{" "}
      <span className="text-muted">
        {resourceName} · {slot(start, end)}
        {before && ` (${text.inbox.was(slot(before.start, before.end))})`}
        {why && ` · ${why}`}
      </span>
    </>
  );
}

function nameOf({ projectName, title, status }: NoticeItem): string {
  const name = projectName === null ? text.inbox.masked : title ? `${projectName} · ${title}` : projectName;
  return status === "hold" ? `${name} (${text.inbox.hold})` : name;
}
