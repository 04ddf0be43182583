"use client";
import type { DetailedBundle } from "@/modules/booking/bundles/contract";
import type { Kit } from "@/modules/booking/kits/contract";
import { callApi } from "@/ui/api/client";
import { ProblemAlert } from "@/ui/api/problem-alert";
import { useSubmit } from "@/ui/api/use-submit";
import { Button } from "@/ui/primitives/button";
import { Field } from "@/ui/primitives/field";
import { Input } from "@/ui/primitives/input";
import { text } from "@/ui/text/en";

/** Saves what a bundle asked for under a name. */
export function SaveKitForm({ bundle, onSaved }: { bundle: DetailedBundle; onSaved: (name: string) => void }) {
  const { pending, problem, submit } = useSubmit(async (form: FormData) => {
    const { name } = await callApi<Kit>(`v1/bundles/${bundle.id}/kit`, { method: "POST", body: { name: String(form.get("name") ?? "") } });
    onSaved(name);
  });
  return (
    <form className="space-y-3.5" onSubmit={(event) => { event.preventDefault(); void submit(new FormData(event.currentTarget)); }}>
      <ProblemAlert problem={problem} fields={["name"]} />
      <Field label={text.kits.name} error={problem?.of("name")}>{(control) => <Input {...control} name="name" required maxLength={200} defaultValue={bundle.title} />}</Field>
      <div className="flex justify-end pt-1">
        <Button type="submit" variant="primary" pending={pending}>
          {text.kits.save}
        </Button>
      </div>
    </form>
  );
}
