"use client";
import { Plus, ShieldCheck } from "lucide-react";
import { useState } from "react";
import type { Page } from "@/lib/page";
import { ROLES } from "@/lib/principal";
import type { Policy } from "@/modules/booking/policies/contract";
import { type ApiProblem, callApi } from "@/ui/api/client";
import { Paging } from "@/ui/list/paging";
import { Button } from "@/ui/primitives/button";
import { ConfirmDialog } from "@/ui/primitives/confirm-dialog";
import { Dialog } from "@/ui/primitives/dialog";
import { EmptyState } from "@/ui/primitives/empty-state";
import { useToast } from "@/ui/primitives/toast";
import { text } from "@/ui/text/en";
import { useNavigate } from "@/ui/use-navigate";
import { RuleForm } from "./rule-form";
import { sentenceOf } from "./sentence";

type Props = { page: Page<Policy>; cursor: string | undefined; isOwner: boolean };

/** Who may book what: the rules of the studio, each in a sentence, and what holds where there is none. */
export function RuleList({ page, cursor, isOwner }: Props) {
  const { refresh } = useNavigate();
  const toast = useToast();
  const [shown, setShown] = useState<Policy | "new">();
  const [removing, setRemoving] = useState<Policy>();
  const edited = shown === "new" ? undefined : shown;

  const saved = () => {
    setShown(undefined);
    toast({ title: edited ? text.rules.saved : text.rules.added });
    refresh();
  };
  const remove = async ({ id, version }: Policy) => {
    try {
      await callApi(`v1/booking-policies/${id}`, { method: "DELETE", version });
      toast({ title: text.rules.removed });
    } catch (error) {
      const { title, detail } = error as ApiProblem;
      toast({ title, detail, tone: "danger" });
    }
    refresh();
  };
  const add = isOwner && (
    <Button variant="primary" onClick={() => setShown("new")}>
      <Plus aria-hidden />
      {text.rules.add}
    </Button>
  );

  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-3 p-4">
        <p className="max-w-xl text-muted">
          {text.rules.lead} {!isOwner && text.rules.ownerOnly}
        </p>
        {page.items.length > 0 && add}
      </div>
      {page.items.length === 0 ? (
        <EmptyState icon={ShieldCheck} title={text.rules.none} action={add}>
          <Defaults />
        </EmptyState>
      ) : (
        <>
          <Rules rules={page.items} onEdit={isOwner ? setShown : undefined} onRemove={setRemoving} />
          <section className="p-4 text-muted">
            <h2 className="font-medium text-ink">{text.rules.defaults}</h2>
            <Defaults />
          </section>
        </>
      )}
      <Paging path="/settings/booking-rules" filters={{}} cursor={cursor} nextCursor={page.nextCursor} />
      <Dialog open={shown !== undefined} onOpenChange={(open) => open || setShown(undefined)} title={edited ? text.rules.editTitle : text.rules.addTitle}>
        <RuleForm rule={edited} onSaved={saved} />
      </Dialog>
      <ConfirmDialog
        open={removing !== undefined}
        onOpenChange={(open) => open || setRemoving(undefined)}
        title={text.rules.removeTitle}
        description={removing ? text.rules.removeDetail(sentenceOf(removing)) : ""}
        action={text.rules.remove}
        onConfirm={() => removing && void remove(removing)}
      />
    </>
  );
}

/** What holds without a rule. */
function Defaults() {
  return (
    <ul className="mt-1 space-y-0.5">
      {ROLES.map((role) => (
        <li key={role}>{text.rules.defaultOf[role]}</li>
      ))}
    </ul>
  );
}

/** @param onEdit none for who may only look */
function Rules({ rules, onEdit, onRemove }: { rules: Policy[]; onEdit: ((rule: Policy) => void) | undefined; onRemove: (rule: Policy) => void }) {
  return (
    <ul aria-label={text.rules.title} className="divide-y border-y">
      {rules.map((rule) => {
        const sentence = sentenceOf(rule);
        return (
          <li key={rule.id} className="flex items-start justify-between gap-x-6 gap-y-1 px-4 py-2 max-md:flex-col">
            <p className="max-w-prose py-1">{sentence}</p>
            {onEdit && (
              <div className="flex shrink-0 max-md:-ml-2.5">
                <Button variant="ghost" size="sm" aria-label={`${text.action.edit}: ${sentence}`} onClick={() => onEdit(rule)}>
                  {text.action.edit}
                </Button>
                <Button variant="ghost" size="sm" aria-label={`${text.rules.remove}: ${sentence}`} onClick={() => onRemove(rule)}>
                  {text.rules.remove}
                </Button>
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
