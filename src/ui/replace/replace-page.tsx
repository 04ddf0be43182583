"use client";
import { useState } from "react";
import type { Replacement } from "@/modules/booking/replace/contract";
import { ApiProblem, callApi } from "@/ui/api/client";
import { ProblemAlert } from "@/ui/api/problem-alert";
import { useSubmit } from "@/ui/api/use-submit";
import { searchResources } from "@/ui/booking/search-resources";
import { Button } from "@/ui/primitives/button";
import { Combobox } from "@/ui/primitives/combobox";
import { Field } from "@/ui/primitives/field";
import { Input } from "@/ui/primitives/input";
import type { Option } from "@/ui/primitives/option-list";
import { useToast } from "@/ui/primitives/toast";
import { PageHeader } from "@/ui/shell/page-header";
import { text } from "@/ui/text/en";
import { ReplacePreview } from "./replace-preview";
import { Suggestions } from "./suggestions";

const FIELDS = ["fromResourceId", "toResourceId", "from", "to", "override"] as const;

type Said = { left: Option | undefined; right: Option | undefined; from: string; to: string; reason: string };

/** Who is replaced by whom, from when: first what would become of each booking, then, for those that are chosen, the deed. */
export function ReplacePage({ left: given, from, to, zone }: { left: Option | undefined; from: string; to: string; zone: string }) {
  const toast = useToast();
  const [said, setSaid] = useState<Said>({ left: given, right: undefined, from, to, reason: "" });
  const [preview, setPreview] = useState<Replacement>();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const say = (change: Partial<Said>) => {
    setSaid({ ...said, ...change });
    setPreview(undefined); // it was of something else
  };
  const show = (next: Replacement) => {
    setPreview(next);
    setChosen(new Set(next.items.flatMap(({ bookingId, outcome }) => (outcome === "moved" || outcome === "split" ? [bookingId] : []))));
  };
  const rehearse = async () => show(await callApi<Replacement>("v1/bookings/replace", { method: "POST", body: { ...bodyOf(said), dryRun: true, skipConflicts: true } }));
  const { pending, problem, submit } = useSubmit(rehearse);
  const applying = useSubmit(async () => {
    const done = await callApi<Replacement>("v1/bookings/replace", { method: "POST", body: { ...bodyOf(said), bookingIds: [...chosen] } });
    toast({ title: text.replace.done(done.counts.moved + done.counts.split, said.right?.label ?? "") });
    await rehearse();
  });
  const refusal = problem ?? applying.problem;

  return (
    <>
      <PageHeader title={text.replace.title} lead={text.replace.lead} />
      <form className="space-y-3 border-b px-4 pb-4" noValidate onSubmit={(event) => { event.preventDefault(); void submit(undefined); }}>
        <ProblemAlert problem={refusal} fields={FIELDS} />
        <div className="grid grid-cols-4 gap-3 max-lg:grid-cols-2 max-sm:grid-cols-1">
          <Field label={text.replace.left} error={refusal?.of("fromResourceId")}>
            {(control) => <Combobox {...control} value={said.left} onChange={(left) => say({ left })} search={searchResources} placeholder={text.booking.resourcePlaceholder} />}
          </Field>
          <Field label={text.replace.right} error={refusal?.of("toResourceId")}>
            {(control) => <Combobox {...control} value={said.right} onChange={(right) => say({ right })} search={searchResources} placeholder={text.booking.resourcePlaceholder} />}
          </Field>
          <Field label={text.replace.from} error={refusal?.of("from")}>
            {(control) => <Input {...control} type="date" required value={said.from} onChange={(event) => say({ from: event.target.value })} />}
          </Field>
          <Field label={text.replace.to} optional={text.field.optional} hint={text.replace.forGood} error={refusal?.of("to")}>
            {(control) => <Input {...control} type="date" value={said.to} min={said.from} onChange={(event) => say({ to: event.target.value })} />}
          </Field>
        </div>
        {said.left && said.from && <Suggestions left={said.left.value} from={said.from} to={said.to} zone={zone} onChoose={(right) => say({ right })} />}
        <div className="flex flex-wrap items-end justify-between gap-3">
          <Field label={text.replace.reason} optional={text.field.optional} hint={text.replace.reasonHint} error={refusal?.of("override")} className="w-96 max-md:w-full">
            {(control) => <Input {...control} maxLength={500} value={said.reason} onChange={(event) => say({ reason: event.target.value })} />}
          </Field>
          <Button type="submit" variant={preview ? "secondary" : "primary"} pending={pending}>
            {text.replace.preview}
          </Button>
        </div>
      </form>
      {preview && <ReplacePreview replacement={preview} chosen={chosen} onChosen={setChosen} zone={zone} pending={applying.pending} onApply={() => void applying.submit(undefined)} />}
    </>
  );
}

/** @throws ApiProblem for who is not chosen yet, as the API would say it */
function bodyOf({ left, right, from, to, reason }: Said) {
  const missing = [!left && "fromResourceId", !right && "toResourceId", !from && "from"].flatMap((path) => (path ? [{ path, message: text.replace.mustChoose }] : []));
  if (!left || !right || missing.length > 0) throw new ApiProblem(400, "invalid_input", "", "", missing);
  return { fromResourceId: left.value, toResourceId: right.value, from, ...(to && { to }), ...(reason.trim() && { override: reason.trim() }) };
}
