"use client";
import { useState } from "react";
import type { Kit, NamedKit } from "@/modules/booking/kits/contract";
import { ApiProblem, callApi } from "@/ui/api/client";
import { ProblemAlert } from "@/ui/api/problem-alert";
import { useSubmit } from "@/ui/api/use-submit";
import { Button } from "@/ui/primitives/button";
import { Field } from "@/ui/primitives/field";
import { Input } from "@/ui/primitives/input";
import { text } from "@/ui/text/en";
import { needDraftsOf, newNeed, readNeeds } from "./needs-draft";
import { NeedsEditor } from "./needs-editor";

/** Adds a kit, or changes one. */
export function KitForm({ kit, onSaved }: { kit: NamedKit | undefined; onSaved: (kit: Kit) => void }) {
  const [name, setName] = useState(kit?.name ?? "");
  const [needs, setNeeds] = useState(() => (kit ? needDraftsOf(kit.needs, kit.resources) : [newNeed(0)]));
  const { pending, problem, submit } = useSubmit(async () => {
    const read = readNeeds(needs);
    if (read.errors) throw new ApiProblem(400, "invalid_input", "", "", read.errors);
    const body = { name, needs: read.needs };
    onSaved(kit ? await callApi<Kit>(`v1/kits/${kit.id}`, { method: "PATCH", body, version: kit.version }) : await callApi<Kit>("v1/kits", { method: "POST", body }));
  });
  return (
    <form noValidate className="space-y-3.5" onSubmit={(event) => { event.preventDefault(); void submit(undefined); }}>
      <ProblemAlert problem={problem} fields={["name", "needs"]} />
      <Field label={text.kits.name} error={problem?.of("name")}>{(control) => <Input {...control} required maxLength={200} value={name} onChange={(event) => setName(event.target.value)} />}</Field>
      <NeedsEditor needs={needs} onNeeds={setNeeds} problem={problem} />
      <div className="flex justify-end pt-1">
        <Button type="submit" variant="primary" pending={pending}>
          {text.kits.save}
        </Button>
      </div>
    </form>
  );
}
