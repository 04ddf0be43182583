"use client";
import { useState } from "react";
import type { CreatedFeed, FeedKind } from "@/modules/feed/contract";
import { callApi } from "@/ui/api/client";
import { ProblemAlert } from "@/ui/api/problem-alert";
import { useSubmit } from "@/ui/api/use-submit";
import { Button } from "@/ui/primitives/button";
import { Dialog } from "@/ui/primitives/dialog";
import { Field } from "@/ui/primitives/field";
import { Input } from "@/ui/primitives/input";
import { text } from "@/ui/text/en";
import { ShowLink } from "./show-link";

/** Of what a calendar is made; a member's is always one's own. */
export type Subject = { kind: FeedKind; subjectId?: string; name?: string };

type Props = { open: boolean; onOpenChange: (open: boolean) => void; title: string; subject: Subject; onMade?: (() => void) | undefined };

/** Makes a link and shows it, this once. */
export function SubscribeDialog({ open, onOpenChange, title, subject: { kind, subjectId }, onMade }: Props) {
  const [made, setMade] = useState<CreatedFeed>();
  const { pending, problem, submit } = useSubmit(async (form: FormData) => {
    const name = String(form.get("name") ?? "").trim();
    setMade(await callApi<CreatedFeed>("v1/calendar-feeds", { method: "POST", body: { kind, ...(subjectId && { subjectId }), ...(name && { name }) } }));
    onMade?.();
  });
  const close = (next: boolean) => {
    onOpenChange(next);
    if (!next) setMade(undefined);
  };
  return (
    <Dialog open={open} onOpenChange={close} title={title} description={text.feeds.explain}>
      {made ? (
        <ShowLink path={made.path} onDone={() => close(false)} />
      ) : (
        <form className="space-y-3.5" onSubmit={(event) => { event.preventDefault(); void submit(new FormData(event.currentTarget)); }}>
          <ProblemAlert problem={problem} fields={["name"]} />
          {kind === "member" && <p className="text-muted">{text.feeds.ownHint}</p>}
          <Field label={text.feeds.name} optional={text.field.optional} hint={text.feeds.nameHint} error={problem?.of("name")}>
            {(control) => <Input {...control} name="name" maxLength={200} />}
          </Field>
          <div className="flex justify-end">
            <Button type="submit" variant="primary" pending={pending}>
              {text.feeds.make}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}
