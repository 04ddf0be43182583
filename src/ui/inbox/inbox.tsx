"use client";
import { BellRing, Settings } from "lucide-react";
import Link from "next/link";
import type { Page } from "@/lib/page";
import type { Notice } from "@/modules/notification/contract";
import { type ApiProblem, callApi } from "@/ui/api/client";
import { listHref } from "@/ui/list/list-href";
import { Paging } from "@/ui/list/paging";
import { Button } from "@/ui/primitives/button";
import { EmptyState } from "@/ui/primitives/empty-state";
import { Segmented } from "@/ui/primitives/segmented";
import { useToast } from "@/ui/primitives/toast";
import { PageHeader } from "@/ui/shell/page-header";
import { text } from "@/ui/text/en";
import { useNavigate } from "@/ui/use-navigate";
import { NoticeRow } from "./notice-row";
import { useUnreadStore } from "./unread";

const PATH = "/inbox";
const SHOWN = [
  { value: "all", label: text.inbox.all },
  { value: "unread", label: text.inbox.onlyUnread },
] as const;

type Props = { page: Page<Notice>; isUnread: boolean; cursor: string | undefined; zone: string };

/** What concerns whoever is signed in, the newest first. */
export function Inbox({ page, isUnread, cursor, zone }: Props) {
  const { pending, go, refresh } = useNavigate();
  const toast = useToast();
  const told = useUnreadStore((state) => state.told);
  const filters = { show: isUnread ? "unread" : undefined };

  const read = async (which: { ids: string[] } | { upTo: string }) => {
    try {
      const { unread } = await callApi<{ unread: number }>("v1/notifications/read", { method: "POST", body: which });
      told(unread);
    } catch (error) {
      const { title, detail } = error as ApiProblem;
      toast({ title, detail, tone: "danger" });
    }
    refresh();
  };

  const [newest] = page.items;
  const hasUnread = page.items.some(({ readAt }) => readAt === null);
  return (
    <div aria-busy={pending} className="w-full max-w-5xl">
      <PageHeader title={text.inbox.title} lead={text.inbox.lead}>
        <div className="flex gap-2">
          <Button asChild variant="ghost" size="icon">
            <Link href="/settings/notifications" aria-label={text.inbox.settings} title={text.inbox.settings}>
              <Settings aria-hidden />
            </Link>
          </Button>
          {newest && hasUnread && <Button onClick={() => void read({ upTo: newest.id })}>{text.inbox.readAll}</Button>}
        </div>
      </PageHeader>
      <div className="border-b px-4 pb-3">
        <Segmented label={text.inbox.show} options={SHOWN} value={isUnread ? "unread" : "all"} onChange={(show) => go(listHref(PATH, { show: show === "unread" ? show : undefined }), { replace: true })} className="w-44" />
      </div>
      {page.items.length > 0 ? (
        <ul aria-label={text.inbox.title}>
          {page.items.map((notice) => (
            <NoticeRow key={notice.id} notice={notice} zone={zone} onRead={() => void (notice.readAt ?? read({ ids: [notice.id] }))} />
          ))}
        </ul>
      ) : (
        <EmptyState icon={BellRing} title={isUnread ? text.inbox.noneUnread : text.inbox.none}>
          {text.inbox.noneDetail}
        </EmptyState>
      )}
      <Paging path={PATH} filters={filters} cursor={cursor} nextCursor={page.nextCursor} />
    </div>
  );
}
