"use client";
import { Bell as BellIcon } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { MOST_UNREAD } from "@/modules/notification/contract";
import { cn } from "@/ui/cn";
import { text } from "@/ui/text/en";
import { useUnread } from "./unread";

const HREF = "/inbox";

/** The way to the inbox, with how much in it is not read. @param rail shows only the icon below 1024 px, `compact` always */
export function Bell({ rail, compact }: { rail?: boolean; compact?: boolean }) {
  const here = usePathname() === HREF;
  const unread = useUnread();
  const words = text.inbox.unread(unread, MOST_UNREAD);
  return (
    <Link
      href={HREF}
      aria-current={here ? "page" : undefined}
      title={rail || compact ? text.inbox.title : undefined}
      className={cn("relative flex h-8 items-center gap-2.5 rounded-md px-2.5 font-medium text-muted transition-colors hover:bg-line/60 hover:text-ink max-md:h-10", here && "bg-line text-ink")}
    >
      <BellIcon aria-hidden strokeWidth={1.75} className="size-4.5 shrink-0" />
      <span className={cn(rail && "max-lg:sr-only", compact && "sr-only")}>{text.inbox.title}</span>
      {unread > 0 && (
        <>
          <span aria-hidden className={cn("absolute top-1.5 left-6 size-2 rounded-full bg-tally", !compact && "lg:hidden")} />
          <span aria-hidden className={cn("ml-auto rounded-full bg-sunken px-1.5 text-sm tabular-nums max-lg:hidden", compact && "hidden")}>
            {unread < MOST_UNREAD ? unread : `${MOST_UNREAD - 1}+`}
          </span>
          <span className="sr-only">({words})</span>
        </>
      )}
    </Link>
  );
}
