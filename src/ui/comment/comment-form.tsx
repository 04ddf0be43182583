"use client";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { ProblemAlert } from "@/ui/api/problem-alert";
import { useSubmit } from "@/ui/api/use-submit";
import { Button } from "@/ui/primitives/button";
import { Field } from "@/ui/primitives/field";
import { Textarea } from "@/ui/primitives/input";
import { text } from "@/ui/text/en";

type Props = { label: string; action: string; stored?: string; onSend: (body: string) => Promise<void>; onCancel?: () => void };

/** A field for what is to be said. What was typed stays there until it has arrived. @param stored what is to be changed */
export function CommentForm({ label, action, stored = "", onSend, onCancel }: Props) {
  const [body, setBody] = useState(stored);
  const field = useRef<HTMLTextAreaElement>(null);
  const isAnew = onCancel !== undefined;
  useEffect(() => {
    if (isAnew) field.current?.focus();
  }, [isAnew]);
  const { pending, problem, submit } = useSubmit(async (typed: string) => {
    await onSend(typed);
    setBody((now) => (now === typed ? "" : now));
  });
  const send = () => {
    if (body.trim() !== "") void submit(body);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      send();
    } else if (event.key === "Escape" && onCancel) {
      event.preventDefault(); // not the panel around it
      onCancel();
    }
  };
  return (
    <form className="space-y-2" onSubmit={(event) => { event.preventDefault(); send(); }}>
      <ProblemAlert problem={problem} fields={["body"]} />
      <Field label={label} hint={text.comments.hint} error={problem?.of("body")}>
        {(control) => <Textarea {...control} rows={2} maxLength={4000} value={body} ref={field} onChange={(event) => setBody(event.target.value)} onKeyDown={onKeyDown} />}
      </Field>
      <div className="flex justify-end gap-2">
        {onCancel && (
          <Button size="sm" onClick={onCancel}>
            {text.comments.cancel}
          </Button>
        )}
        <Button type="submit" size="sm" variant="primary" pending={pending} disabled={body.trim() === ""}>
          {action}
        </Button>
      </div>
    </form>
  );
}
