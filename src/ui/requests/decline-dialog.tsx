"use client";
import { Button } from "@/ui/primitives/button";
import { Dialog } from "@/ui/primitives/dialog";
import { Field } from "@/ui/primitives/field";
import { Textarea } from "@/ui/primitives/input";
import { text } from "@/ui/text/en";

type Props = { open: boolean; onOpenChange: (open: boolean) => void; description: string; onDecline: (note: string) => void };

/** Asks why a request is declined; who asked reads it in the notes. */
export function DeclineDialog({ open, onOpenChange, description, onDecline }: Props) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={text.requests.declineTitle} description={description}>
      <form className="space-y-3.5" onSubmit={(event) => { event.preventDefault(); onDecline(String(new FormData(event.currentTarget).get("note") ?? "")); }}>
        <Field label={text.requests.note} optional={text.field.optional} hint={text.requests.noteHint}>
          {(control) => <Textarea {...control} name="note" maxLength={500} />}
        </Field>
        <div className="flex justify-end gap-2">
          <Button onClick={() => onOpenChange(false)}>{text.action.keep}</Button>
          <Button type="submit" variant="danger">
            {text.requests.decline}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
