"use client";
import { useState } from "react";
import { ROLES } from "@/lib/principal";
import type { CreatedApiKey } from "@/modules/tenant/contract";
import { callApi } from "@/ui/api/client";
import { ProblemAlert } from "@/ui/api/problem-alert";
import { useSubmit } from "@/ui/api/use-submit";
import { Button } from "@/ui/primitives/button";
import { Dialog } from "@/ui/primitives/dialog";
import { Field } from "@/ui/primitives/field";
import { Input } from "@/ui/primitives/input";
import { Select } from "@/ui/primitives/select";
import { ShownOnce } from "@/ui/primitives/shown-once";
import { text } from "@/ui/text/en";

const roles = ROLES.map((value) => ({ value, label: text.role[value] }));

type Props = { open: boolean; onOpenChange: (open: boolean) => void; onCreated: () => void };

/** Makes a key and shows it, this once. */
export function NewKeyDialog({ open, onOpenChange, onCreated }: Props) {
  const [created, setCreated] = useState<CreatedApiKey>();
  const { pending, problem, submit } = useSubmit(async (form: FormData) => {
    setCreated(await callApi<CreatedApiKey>("v1/api-keys", { method: "POST", body: Object.fromEntries(form) }));
    onCreated();
  });
  const close = (next: boolean) => {
    onOpenChange(next);
    if (!next) setCreated(undefined);
  };
  return (
    <Dialog open={open} onOpenChange={close} title={text.settings.createTitle}>
      {created ? (
        <ShownOnce title={text.settings.created} detail={text.settings.createdDetail} label={text.settings.key} value={created.key} onDone={() => close(false)} />
      ) : (
        <form className="space-y-3.5" onSubmit={(event) => { event.preventDefault(); void submit(new FormData(event.currentTarget)); }}>
          <ProblemAlert problem={problem} fields={["name", "role"]} />
          <Field label={text.settings.name} hint={text.settings.nameHint} error={problem?.of("name")}>{(control) => <Input {...control} name="name" required maxLength={100} />}</Field>
          <Field label={text.settings.role} error={problem?.of("role")}>{(control) => <Select {...control} name="role" options={roles} defaultValue="scheduler" />}</Field>
          <div className="flex justify-end">
            <Button type="submit" variant="primary" pending={pending}>
              {text.settings.create}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}
