"use client";
import { useState } from "react";
import { type Endpoint, type EndpointWithSecret, LONGEST_URL } from "@/modules/webhook/contract";
import { callApi } from "@/ui/api/client";
import { ProblemAlert } from "@/ui/api/problem-alert";
import { useSubmit } from "@/ui/api/use-submit";
import { Button } from "@/ui/primitives/button";
import { Field } from "@/ui/primitives/field";
import { Input } from "@/ui/primitives/input";
import { Segmented } from "@/ui/primitives/segmented";
import { text } from "@/ui/text/en";
import { TypeFilter } from "./type-filter";

const WHICH = [
  { value: "all", label: text.webhooks.which.all },
  { value: "some", label: text.webhooks.which.some },
] as const;

/** `onSaved` gets the secret of one that is new. */
type Props = { endpoint: Endpoint | undefined; onSaved: (secret: string | undefined) => void };

/** Where, and of what: adds an endpoint, or changes the given one. */
export function EndpointForm({ endpoint, onSaved }: Props) {
  const [which, setWhich] = useState<"all" | "some">(endpoint && endpoint.types.length > 0 ? "some" : "all");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(endpoint?.types));
  const isMissing = which === "some" && chosen.size === 0;
  const { pending, problem, submit } = useSubmit(async (form: FormData) => {
    const body = { url: String(form.get("url")), description: String(form.get("description")), types: which === "all" ? [] : [...chosen] };
    if (endpoint) {
      await callApi<Endpoint>(`v1/webhook-endpoints/${endpoint.id}`, { method: "PATCH", body, version: endpoint.version });
      onSaved(undefined);
    } else {
      onSaved((await callApi<EndpointWithSecret>("v1/webhook-endpoints", { method: "POST", body })).secret);
    }
  });
  return (
    <form className="space-y-3.5" onSubmit={(event) => { event.preventDefault(); if (!isMissing) void submit(new FormData(event.currentTarget)); }}>
      <ProblemAlert problem={problem} fields={["url", "description"]} />
      <Field label={text.webhooks.url} hint={text.webhooks.urlHint} error={problem?.of("url")}>
        {(control) => <Input {...control} name="url" type="url" required maxLength={LONGEST_URL} defaultValue={endpoint?.url} placeholder="https://" autoComplete="off" spellCheck={false} />}
      </Field>
      <Field label={text.webhooks.description} optional={text.field.optional} error={problem?.of("description")}>
        {(control) => <Input {...control} name="description" maxLength={200} defaultValue={endpoint?.description} />}
      </Field>
      <div className="space-y-2">
        <Segmented label={text.webhooks.events} options={WHICH} value={which} onChange={setWhich} />
        {which === "some" && <TypeFilter chosen={chosen} onChange={setChosen} />}
        {isMissing && <p className="text-sm text-muted">{text.webhooks.chooseSome}</p>}
      </div>
      <div className="flex justify-end">
        <Button type="submit" variant="primary" pending={pending} disabled={isMissing}>
          {endpoint ? text.webhooks.save : text.webhooks.add}
        </Button>
      </div>
    </form>
  );
}
