"use client";
import { Plus, Webhook } from "lucide-react";
import { useState } from "react";
import type { Endpoint } from "@/modules/webhook/contract";
import { Button } from "@/ui/primitives/button";
import { ConfirmDialog } from "@/ui/primitives/confirm-dialog";
import { Dialog } from "@/ui/primitives/dialog";
import { EmptyState } from "@/ui/primitives/empty-state";
import { ShownOnce } from "@/ui/primitives/shown-once";
import { useToast } from "@/ui/primitives/toast";
import { text } from "@/ui/text/en";
import { useNavigate } from "@/ui/use-navigate";
import { EndpointForm } from "./endpoint-form";
import { type EndpointAct, EndpointRow } from "./endpoint-row";
import { useEndpointActs } from "./use-endpoint-acts";

/** What the one dialog shows. */
type Shown = { as: "form"; endpoint?: Endpoint } | { as: "secret"; secret: string };

/** Where the studio's events are posted to. */
export function EndpointList({ endpoints, zone }: { endpoints: Endpoint[]; zone: string }) {
  const { refresh } = useNavigate();
  const toast = useToast();
  const acts = useEndpointActs();
  const [shown, setShown] = useState<Shown>();
  const [asking, setAsking] = useState<{ act: "rotate" | "remove"; endpoint: Endpoint }>();

  const act = (endpoint: Endpoint, what: EndpointAct) => {
    if (what === "edit") setShown({ as: "form", endpoint });
    else if (what === "rotate" || what === "remove") setAsking({ act: what, endpoint });
    else void acts[what](endpoint);
  };
  const confirmed = async () => {
    if (asking?.act === "remove") return acts.remove(asking.endpoint);
    const secret = asking && (await acts.rotate(asking.endpoint));
    if (secret) setShown({ as: "secret", secret });
  };
  const saved = (secret: string | undefined) => {
    if (secret === undefined) toast({ title: text.webhooks.saved });
    setShown(secret === undefined ? undefined : { as: "secret", secret });
    refresh();
  };
  const add = (
    <Button variant="primary" onClick={() => setShown({ as: "form" })}>
      <Plus aria-hidden />
      {text.webhooks.add}
    </Button>
  );
  const title = shown?.as === "secret" ? text.webhooks.secretTitle : shown?.endpoint ? text.webhooks.editTitle : text.webhooks.addTitle;
  const { [asking?.act === "remove" ? "removeTitle" : "rotateTitle"]: question, [asking?.act === "remove" ? "removeDetail" : "rotateDetail"]: detail } = text.webhooks;
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-3 p-4">
        <p className="max-w-xl text-muted">{text.webhooks.lead}</p>
        {endpoints.length > 0 && add}
      </div>
      {endpoints.length > 0 ? (
        <ul aria-label={text.webhooks.title} className="border-t">
          {endpoints.map((endpoint) => (
            <EndpointRow key={endpoint.id} endpoint={endpoint} zone={zone} onAct={(what) => act(endpoint, what)} />
          ))}
        </ul>
      ) : (
        <EmptyState icon={Webhook} title={text.webhooks.none} action={add}>
          {text.webhooks.noneDetail}
        </EmptyState>
      )}
      <Dialog open={shown !== undefined} onOpenChange={(open) => open || setShown(undefined)} title={title}>
        {shown?.as === "form" && <EndpointForm endpoint={shown.endpoint} onSaved={saved} />}
        {shown?.as === "secret" && <ShownOnce title={text.webhooks.made} detail={text.webhooks.madeDetail} label={text.webhooks.secret} value={shown.secret} onDone={() => setShown(undefined)} />}
      </Dialog>
      <ConfirmDialog open={asking !== undefined} onOpenChange={(open) => open || setAsking(undefined)} title={question} description={detail} action={asking?.act === "remove" ? text.webhooks.remove : text.webhooks.rotate} onConfirm={() => void confirmed()} />
    </>
  );
}
