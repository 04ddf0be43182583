"use client";
import { Inbox } from "lucide-react";
import type { Page } from "@/lib/page";
import type { BookingRequest } from "@/modules/booking/requests/contract";
import { Paging } from "@/ui/list/paging";
import { EmptyState } from "@/ui/primitives/empty-state";
import { scheduleHref } from "@/ui/schedule/filters";
import { dateAt, weekOf } from "@/ui/schedule/week";
import { PageHeader } from "@/ui/shell/page-header";
import { text } from "@/ui/text/en";
import { useNavigate } from "@/ui/use-navigate";
import { RequestCard } from "./request-card";

const PATH = "/requests";

/** What somebody asked for, and the decisions about it. */
export function RequestList({ page, cursor, zone }: { page: Page<BookingRequest>; cursor: string | undefined; zone: string }) {
  const { pending, go, refresh } = useNavigate();
  return (
    <div aria-busy={pending}>
      <PageHeader title={text.requests.title} lead={text.requests.lead} />
      {page.items.length === 0 ? (
        <EmptyState icon={Inbox} title={text.requests.none}>
          {text.requests.noneDetail}
        </EmptyState>
      ) : (
        <ul className="divide-y border-t">
          {page.items.map((request) => (
            <RequestCard
              key={request.id}
              request={request}
              zone={zone}
              onDecided={refresh}
              onShow={({ bookingId, start }) => go(scheduleHref({ week: weekOf(dateAt(Date.parse(start), zone)) }, bookingId))}
            />
          ))}
        </ul>
      )}
      <Paging path={PATH} filters={{}} cursor={cursor} nextCursor={page.nextCursor} />
    </div>
  );
}
