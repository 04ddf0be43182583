"use client";
import { useState } from "react";
import type { View } from "@/modules/view/contract";
import { callApi } from "@/ui/api/client";
import { ProblemAlert } from "@/ui/api/problem-alert";
import { useSubmit } from "@/ui/api/use-submit";
import { Badge } from "@/ui/primitives/badge";
import { Button } from "@/ui/primitives/button";
import { ConfirmDialog } from "@/ui/primitives/confirm-dialog";
import { Dialog } from "@/ui/primitives/dialog";
import { Field } from "@/ui/primitives/field";
import { Input } from "@/ui/primitives/input";
import { useToast } from "@/ui/primitives/toast";
import { text } from "@/ui/text/en";

type Props = { open: boolean; views: View[]; onClose: () => void; onChanged: () => void };

/** The views that one may change: renamed, and removed for all who see them. */
export function ManageViews({ open, views, onClose, onChanged }: Props) {
  const toast = useToast();
  const [removing, setRemoving] = useState<View>();
  const { problem, submit: remove } = useSubmit(async ({ id, version }: View) => {
    await callApi(`v1/views/${id}`, { method: "DELETE", version });
    toast({ title: text.views.removed });
    onChanged();
  });
  return (
    <>
      <Dialog open={open} onOpenChange={(isOpen) => isOpen || onClose()} title={text.views.editTitle}>
        <div className="space-y-3">
          <ProblemAlert problem={problem} fields={[]} />
          {views.length === 0 && <p className="text-muted">{text.views.none}</p>}
          <ul className="divide-y">
            {views.map((view) => (
              <ViewRow key={view.id} view={view} onChanged={onChanged} onRemove={() => setRemoving(view)} />
            ))}
          </ul>
        </div>
      </Dialog>
      <ConfirmDialog
        open={removing !== undefined}
        onOpenChange={(isOpen) => isOpen || setRemoving(undefined)}
        title={removing ? text.views.removeTitle(removing.name) : ""}
        description={removing?.isShared ? text.views.removeShared : text.views.removeOwn}
        action={text.views.remove}
        onConfirm={() => removing && void remove(removing)}
      />
    </>
  );
}

function ViewRow({ view: { id, name, isShared, version }, onChanged, onRemove }: { view: View; onChanged: () => void; onRemove: () => void }) {
  const toast = useToast();
  const [typed, setTyped] = useState<string>();
  const { pending, problem, submit } = useSubmit(async (next: string) => {
    await callApi<View>(`v1/views/${id}`, { method: "PATCH", body: { name: next }, version });
    toast({ title: text.views.renamed });
    setTyped(undefined);
    onChanged();
  });
  if (typed === undefined) {
    return (
      <li className="flex min-h-11 items-center gap-2">
        <span className="min-w-0 grow truncate">{name}</span>
        {isShared && <Badge>{text.views.shared}</Badge>}
        <Button size="sm" variant="ghost" aria-label={text.views.renameOf(name)} onClick={() => setTyped(name)}>
          {text.views.rename}
        </Button>
        <Button size="sm" variant="ghost" aria-label={text.views.removeOf(name)} onClick={onRemove}>
          {text.views.remove}
        </Button>
      </li>
    );
  }
  return (
    <li>
      <form className="space-y-2 py-2" onSubmit={(event) => { event.preventDefault(); void submit(typed); }}>
        <ProblemAlert problem={problem} fields={["name"]} />
        <Field label={text.views.name} error={problem?.of("name")}>
          {(control) => <Input {...control} required maxLength={80} value={typed} onChange={(event) => setTyped(event.target.value)} />}
        </Field>
        <div className="flex justify-end gap-2">
          <Button size="sm" onClick={() => setTyped(undefined)}>
            {text.views.cancel}
          </Button>
          <Button size="sm" type="submit" variant="primary" pending={pending}>
            {text.views.action}
          </Button>
        </div>
      </form>
    </li>
  );
}
