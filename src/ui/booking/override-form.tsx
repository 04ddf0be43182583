"use client";
import { useState } from "react";
import { Button } from "@/ui/primitives/button";
import { Field } from "@/ui/primitives/field";
import { Input } from "@/ui/primitives/input";
import { text } from "@/ui/text/en";

/** Books against a rule: never without a reason, and only after a second look. */
export function OverrideForm({ pending, onOverride }: { pending: boolean; onOverride: (reason: string) => void }) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const [isMissing, setMissing] = useState(false);
  if (!open) {
    return (
      <Button size="sm" className="mt-2" onClick={() => setOpen(true)}>
        {text.refusal.overrideOpen}
      </Button>
    );
  }
  const send = () => {
    setMissing(reason.trim() === "");
    if (reason.trim() !== "") onOverride(reason.trim());
  };
  return (
    <form noValidate className="mt-2 space-y-2" onSubmit={(event) => { event.preventDefault(); send(); }}>
      <Field label={text.refusal.reason} hint={text.refusal.reasonHint} error={isMissing ? text.refusal.mustGiveReason : undefined}>
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- it comes in answer to the button that had the focus */}
        {(control) => <Input {...control} autoFocus required maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" size="sm" variant="primary" pending={pending}>
          {text.refusal.override}
        </Button>
        <Button size="sm" variant="ghost" onClick={() => setOpen(false)}>
          {text.refusal.hide}
        </Button>
      </div>
    </form>
  );
}
