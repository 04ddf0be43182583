import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { idSchema } from "@/lib/ids";
import { Problem } from "@/lib/problem";
import { getEndpoint, listDeliveries } from "@/modules/webhook";
import { deliveryStatusSchema } from "@/modules/webhook/contract";
import { text } from "@/ui/text/en";
import { DeliveryLog } from "@/ui/webhook/delivery-log";
import { requireStudio } from "../../../../session";
import { pageAt, param, type SearchParams } from "../../../list-params";

export const metadata: Metadata = { title: text.webhooks.log };

export default async function DeliveriesPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: SearchParams }) {
  const { id } = await params;
  const { db, principal, studio } = await requireStudio(`/settings/webhooks/${id}`);
  if (principal.role !== "owner") redirect("/settings/webhooks");
  if (!idSchema.safeParse(id).success) notFound();
  const query = await searchParams;
  const cursor = param(query, "cursor");
  const status = deliveryStatusSchema.safeParse(param(query, "status")).data;
  const [endpoint, page] = await Promise.all([getEndpoint(db, principal, id), pageAt(cursor, (at) => listDeliveries(db, principal, id, { ...at, status }))]).catch((error: unknown) => {
    if (error instanceof Problem && error.status === 404) notFound();
    throw error;
  });
  return <DeliveryLog endpoint={endpoint} page={page} status={status} cursor={cursor} zone={studio.timeZone} />;
}
