"use client";
import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { ROLES } from "@/lib/principal";
import type { CreatedApiKey } from "@/modules/tenant/contract";
import { callApi } from "@/ui/api/client";
import { ProblemAlert } from "@/ui/api/problem-alert";
import { useSubmit } from "@/ui/api/use-submit";
import { Alert } from "@/ui/primitives/alert";
import { Button } from "@/ui/primitives/button";
import { Dialog } from "@/ui/primitives/dialog";
import { Field } from "@/ui/primitives/field";
import { Input } from "@/ui/primitives/input";
import { Select } from "@/ui/primitives/select";
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
        <ShowKey created={created} onDone={() => close(false)} />
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

function ShowKey({ created, onDone }: { created: CreatedApiKey; onDone: () => void }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(created.key);
    setCopied(true);
  };
  return (
    <div className="space-y-3.5">
      <Alert tone="warn" title={text.settings.created}>
        {text.settings.createdDetail}
      </Alert>
      <div className="flex gap-2">
        <Input readOnly aria-label={text.settings.key} value={created.key} onFocus={(event) => event.target.select()} className="font-mono text-sm" />
        {/* Without https there is no clipboard; the field can still be copied by hand. */}
        <Button onClick={() => void copy().catch(() => {})}>
          {copied ? <Check aria-hidden /> : <Copy aria-hidden />}
          {copied ? text.settings.copied : text.settings.copy}
        </Button>
      </div>
      <div className="flex justify-end">
        <Button variant="primary" onClick={onDone}>
          {text.settings.done}
        </Button>
      </div>
    </div>
  );
}
