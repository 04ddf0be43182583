"use client";
import { CalendarSync } from "lucide-react";
import { useState } from "react";
import type { Page } from "@/lib/page";
import type { Feed } from "@/modules/feed/contract";
import { type ApiProblem, callApi } from "@/ui/api/client";
import { Paging } from "@/ui/list/paging";
import { ConfirmDialog } from "@/ui/primitives/confirm-dialog";
import { EmptyState } from "@/ui/primitives/empty-state";
import { useToast } from "@/ui/primitives/toast";
import { text } from "@/ui/text/en";
import { useNavigate } from "@/ui/use-navigate";
import { FeedTable } from "./feed-table";
import { SubscribeButton } from "./subscribe-button";

type Props = { page: Page<Feed>; cursor: string | undefined; zone: string; isOwner: boolean };

/** The calendar feeds: one's own, and everybody's to an owner. */
export function FeedList({ page, cursor, zone, isOwner }: Props) {
  const { refresh } = useNavigate();
  const toast = useToast();
  const [revoking, setRevoking] = useState<Feed>();
  const revoke = async ({ id, name }: Feed) => {
    try {
      await callApi(`v1/calendar-feeds/${id}`, { method: "DELETE" });
      toast({ title: text.feeds.revokedToast(name) });
    } catch (error) {
      const { title, detail } = error as ApiProblem;
      toast({ title, detail, tone: "danger" });
    }
    refresh();
  };
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-3 p-4">
        <p className="max-w-xl text-muted">{text.feeds.lead}</p>
        <SubscribeButton variant="primary" subject={{ kind: "member" }} onMade={refresh}>
          {text.feeds.own}
        </SubscribeButton>
      </div>
      {page.items.length > 0 ? (
        <FeedTable feeds={page.items} zone={zone} showsMaker={isOwner} onRevoke={setRevoking} />
      ) : (
        <EmptyState icon={CalendarSync} title={text.feeds.none}>
          {text.feeds.noneDetail}
        </EmptyState>
      )}
      <Paging path="/settings/feeds" filters={{}} cursor={cursor} nextCursor={page.nextCursor} />
      <ConfirmDialog
        open={revoking !== undefined}
        onOpenChange={(open) => open || setRevoking(undefined)}
        title={revoking ? text.feeds.revokeTitle(revoking.name) : ""}
        description={text.feeds.revokeDetail}
        action={text.feeds.revoke}
        onConfirm={() => revoking && void revoke(revoking)}
      />
    </>
  );
}
