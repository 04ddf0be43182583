"use client";
import { ArrowLeft, Send } from "lucide-react";
import Link from "next/link";
import { useEffect } from "react";
import type { Page } from "@/lib/page";
import type { Delivery, DeliveryStatus, Endpoint } from "@/modules/webhook/contract";
import { listHref } from "@/ui/list/list-href";
import { Paging } from "@/ui/list/paging";
import { Button } from "@/ui/primitives/button";
import { EmptyState } from "@/ui/primitives/empty-state";
import { Segmented } from "@/ui/primitives/segmented";
import { text } from "@/ui/text/en";
import { useNavigate } from "@/ui/use-navigate";
import { DeliveryRow } from "./delivery-row";
import { EndpointBadge, EndpointTrouble } from "./endpoint-state";
import { useEndpointActs } from "./use-endpoint-acts";

/** Deliveries make no events, so a screen asks for them. */
const LOOK_MS = 2_000;
const FILTERS = (["all", "pending", "delivered", "failed"] as const).map((value) => ({ value, label: text.deliveries.filters[value] }));

type Props = { endpoint: Endpoint; page: Page<Delivery>; status: DeliveryStatus | undefined; cursor: string | undefined; zone: string };

/** What was sent to an endpoint, and is to be. */
export function DeliveryLog({ endpoint, page, status, cursor, zone }: Props) {
  const { go, refresh } = useNavigate();
  const acts = useEndpointActs();
  const path = `/settings/webhooks/${endpoint.id}`;
  const isActive = endpoint.status === "active";
  useEffect(() => {
    if (cursor) return;
    const timer = setInterval(() => document.visibilityState === "visible" && refresh(), LOOK_MS);
    return () => clearInterval(timer);
  }, [cursor, refresh]);
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-3 p-4">
        <div className="min-w-0 flex-1 basis-64 space-y-1">
          <Link href="/settings/webhooks" className="inline-flex items-center gap-1 text-sm text-muted underline-offset-3 hover:underline">
            <ArrowLeft aria-hidden className="size-3.5" />
            {text.deliveries.back}
          </Link>
          <h2 className="flex min-w-0 flex-wrap items-center gap-2 font-semibold">
            <span className="wrap-anywhere">{endpoint.url}</span>
            <EndpointBadge endpoint={endpoint} />
          </h2>
          <p className="text-muted">{text.deliveries.lead}</p>
          <EndpointTrouble endpoint={endpoint} zone={zone} />
        </div>
        {isActive && (
          <Button variant="primary" onClick={() => void acts.test(endpoint, false)}>
            <Send aria-hidden />
            {text.webhooks.test}
          </Button>
        )}
      </div>
      <div className="flex px-4 pb-3">
        <Segmented label={text.deliveries.filter} options={FILTERS} value={status ?? "all"} onChange={(next) => go(listHref(path, { status: next === "all" ? undefined : next }))} />
      </div>
      {page.items.length > 0 ? (
        <ul aria-label={text.webhooks.log} className="border-t">
          {page.items.map((delivery) => (
            <li key={delivery.id} className="border-b last:border-0">
              <DeliveryRow delivery={delivery} zone={zone} onAgain={isActive ? () => void acts.redeliver(delivery) : undefined} />
            </li>
          ))}
        </ul>
      ) : (
        <EmptyState icon={Send} title={status ? text.deliveries.noneOf : text.deliveries.none}>
          {!status && isActive && text.deliveries.noneDetail}
        </EmptyState>
      )}
      <Paging path={path} filters={{ status }} cursor={cursor} nextCursor={page.nextCursor} />
    </>
  );
}
