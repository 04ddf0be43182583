import type { Metadata } from "next";
import { listEndpoints } from "@/modules/webhook";
import { Alert } from "@/ui/primitives/alert";
import { text } from "@/ui/text/en";
import { EndpointList } from "@/ui/webhook/endpoint-list";
import { requireStudio } from "../../../session";

export const metadata: Metadata = { title: text.webhooks.title };

export default async function WebhooksPage() {
  const { db, principal, studio } = await requireStudio("/settings/webhooks");
  if (principal.role !== "owner") {
    return (
      <Alert title={text.webhooks.ownerOnly} className="m-4">
        {text.settings.ownerOnlyDetail}
      </Alert>
    );
  }
  const { items } = await listEndpoints(db, principal);
  return <EndpointList endpoints={items} zone={studio.timeZone} />;
}
