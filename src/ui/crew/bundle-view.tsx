"use client";
import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import type { DetailedBundle } from "@/modules/booking/bundles/contract";
import { callApi } from "@/ui/api/client";
import { useSubmit } from "@/ui/api/use-submit";
import { formatMoney } from "@/ui/format";
import { Button } from "@/ui/primitives/button";
import { ConfirmDialog } from "@/ui/primitives/confirm-dialog";
import { Dialog } from "@/ui/primitives/dialog";
import { useToast } from "@/ui/primitives/toast";
import { PageHeader } from "@/ui/shell/page-header";
import { text } from "@/ui/text/en";
import { useNavigate } from "@/ui/use-navigate";
import { CannotFollow } from "./cannot-follow";
import { ChangeBundleForm } from "./change-bundle-form";
import { MembersTable } from "./members-table";
import { SaveKitForm } from "./save-kit-form";

type Props = { bundle: DetailedBundle; zone: string; canWrite: boolean };

/** A bundle, its bookings as they stand, and what can be done with all of them. */
export function BundleView({ bundle, zone, canWrite }: Props) {
  const { refresh } = useNavigate();
  const toast = useToast();
  const [asking, setAsking] = useState<"change" | "cancel" | "kit">();
  const live = bundle.members.filter(({ status }) => status !== "cancelled");
  const open = live.filter(({ status }) => status !== "confirmed");
  const done = (title: string) => {
    setAsking(undefined);
    toast({ title });
    refresh();
  };
  const { pending, problem, submit } = useSubmit(async (status: "confirmed" | "cancelled") => {
    await callApi(`v1/bundles/${bundle.id}`, { method: "PATCH", body: { status }, version: bundle.version });
    done(status === "confirmed" ? text.bundles.confirmed : text.bundles.cancelled);
  });
  const total = costOf(live);
  const title = bundle.title || bundle.projectName;
  const close = (isOpen: boolean) => isOpen || setAsking(undefined);

  return (
    <div aria-busy={pending}>
      <PageHeader title={title} {...(bundle.title && { lead: bundle.projectName })}>
        {canWrite && (
          <div className="flex flex-wrap gap-2">
            {open.length > 0 && (
              <Button variant="primary" pending={pending} onClick={() => void submit("confirmed")}>
                {text.bundles.confirm}
              </Button>
            )}
            {live.length > 0 && <Button onClick={() => setAsking("change")}>{text.bundles.move}</Button>}
            <Button onClick={() => setAsking("kit")}>{text.bundles.saveKit}</Button>
            {live.length > 0 && (
              <Button variant="ghost" className="text-danger" onClick={() => setAsking("cancel")}>
                {text.bundles.cancel}
              </Button>
            )}
          </div>
        )}
      </PageHeader>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5 px-4 pb-3">
        <Button asChild variant="link">
          <Link href="/bundles">
            <ArrowLeft aria-hidden />
            {text.bundles.back}
          </Link>
        </Button>
        {total && <span>{`${text.bundles.total}: ${formatMoney(total)}`}</span>}
      </div>
      <div className="px-4 pb-3 empty:hidden">
        <CannotFollow problem={problem} zone={zone} fields={[]} />
      </div>
      <div className="border-t">
        <MembersTable label={text.bundles.members} members={bundle.members} zone={zone} withStatus />
      </div>
      <Dialog open={asking === "change"} onOpenChange={close} title={text.bundles.moveTitle} description={text.bundles.moveLead}>
        <ChangeBundleForm bundle={bundle} zone={zone} onChanged={() => done(text.bundles.changed)} />
      </Dialog>
      <Dialog open={asking === "kit"} onOpenChange={close} title={text.bundles.saveKitTitle} description={text.bundles.saveKitLead}>
        <SaveKitForm bundle={bundle} onSaved={(name) => done(text.bundles.kitSaved(name))} />
      </Dialog>
      <ConfirmDialog
        open={asking === "cancel"}
        onOpenChange={close}
        title={text.bundles.cancelTitle}
        description={text.bundles.cancelDetail}
        action={text.bundles.cancel}
        onConfirm={() => {
          setAsking(undefined);
          void submit("cancelled");
        }}
      />
    </div>
  );
}

/** Of all of them; none while one has no rate. */
function costOf(live: DetailedBundle["members"]) {
  const [first] = live;
  if (!first?.cost || live.some(({ cost }) => cost?.currency !== first.cost?.currency)) return undefined;
  return { amount: live.reduce((sum, { cost }) => sum + (cost?.amount ?? 0), 0), currency: first.cost.currency };
}
