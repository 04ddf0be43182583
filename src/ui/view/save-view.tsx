"use client";
import { useState } from "react";
import type { View } from "@/modules/view/contract";
import { callApi } from "@/ui/api/client";
import { ProblemAlert } from "@/ui/api/problem-alert";
import { useSubmit } from "@/ui/api/use-submit";
import { Button } from "@/ui/primitives/button";
import { Checkbox } from "@/ui/primitives/checkbox";
import { Dialog } from "@/ui/primitives/dialog";
import { Field } from "@/ui/primitives/field";
import { Input } from "@/ui/primitives/input";
import { useToast } from "@/ui/primitives/toast";
import { text } from "@/ui/text/en";

type Props = { open: boolean; query: string; onClose: () => void; onSaved: () => void };

/** Asks under which name the present view is saved, and for whom. */
export function SaveView({ open, onClose, ...props }: Props) {
  return (
    <Dialog open={open} onOpenChange={(isOpen) => isOpen || onClose()} title={text.views.saveTitle} description={text.views.saveDetail}>
      <Form {...props} onClose={onClose} />
    </Dialog>
  );
}

function Form({ query, onClose, onSaved }: Omit<Props, "open">) {
  const toast = useToast();
  const [name, setName] = useState("");
  const [isShared, setShared] = useState(false);
  const { pending, problem, submit } = useSubmit(async () => {
    const view = await callApi<View>("v1/views", { method: "POST", body: { name, query, isShared } });
    toast({ title: text.views.saved(view.name) });
    onSaved();
    onClose();
  });
  return (
    <form className="space-y-4" onSubmit={(event) => { event.preventDefault(); void submit(undefined); }}>
      <ProblemAlert problem={problem} fields={["name"]} />
      <Field label={text.views.name} error={problem?.of("name")}>
        {(control) => <Input {...control} required maxLength={80} value={name} onChange={(event) => setName(event.target.value)} />}
      </Field>
      <Checkbox label={text.views.share} hint={text.views.shareHint} checked={isShared} onChange={(event) => setShared(event.target.checked)} />
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>{text.views.cancel}</Button>
        <Button type="submit" variant="primary" pending={pending}>
          {text.views.action}
        </Button>
      </div>
    </form>
  );
}
