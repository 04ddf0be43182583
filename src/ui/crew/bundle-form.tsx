"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { BundleResult, NextTime } from "@/modules/booking/bundles/contract";
import { ApiProblem, callApi } from "@/ui/api/client";
import { ProblemAlert } from "@/ui/api/problem-alert";
import { useSubmit } from "@/ui/api/use-submit";
import { atSlot, type Draft, readTime } from "@/ui/booking/draft";
import { OverrideForm } from "@/ui/booking/override-form";
import { PhaseField } from "@/ui/booking/phase-field";
import { WhenFields } from "@/ui/booking/when-fields";
import { formatMoney } from "@/ui/format";
import { Button } from "@/ui/primitives/button";
import { Combobox } from "@/ui/primitives/combobox";
import { Field } from "@/ui/primitives/field";
import { Input } from "@/ui/primitives/input";
import type { Option } from "@/ui/primitives/option-list";
import { Segmented } from "@/ui/primitives/segmented";
import { Select } from "@/ui/primitives/select";
import { useToast } from "@/ui/primitives/toast";
import { searchProjects } from "@/ui/series/search-projects";
import { text } from "@/ui/text/en";
import { MembersTable } from "./members-table";
import { type NeedDraft, newNeed, readNeeds } from "./needs-draft";
import { NeedsEditor } from "./needs-editor";
import { searchKits } from "./search-kits";
import { UnmetNotice } from "./unmet-notice";

const FIELDS = ["projectId", "phaseId", "start", "end", "days", "title", "status", "needs", "kitId"] as const;
const STATUSES = (["confirmed", "hold", "requested"] as const).map((value) => ({ value, label: text.status[value] }));
const SOURCES = [
  { value: "needs", label: text.bundles.ownNeeds },
  { value: "kit", label: text.bundles.fromKit },
] as const;
const BOOK = { confirmed: text.bundles.book, hold: text.bundles.hold, requested: text.bundles.request };

/** `first` is what the form begins with; without needs an empty one. */
type Props = { first: { draft: Draft; needs: NeedDraft[] }; zone: string; kit: Option | undefined };
type What = { source: "needs" | "kit"; needs: NeedDraft[]; kit: Option | undefined };

/** A new bundle: first when, then what is needed; who is free is looked at, and then booked. A change of the form takes the look away. */
export function BundleForm({ first, zone, kit }: Props) {
  const router = useRouter();
  const toast = useToast();
  const [draft, setDraft] = useState(first.draft);
  const [what, setWhat] = useState<What>({ source: kit ? "kit" : "needs", needs: first.needs.length > 0 ? first.needs : [newNeed(0)], kit });
  const [checked, setChecked] = useState<{ result: BundleResult; override: string | undefined }>();
  const { pending, problem, submit, fail } = useSubmit(async ({ dryRun, override }: { dryRun: boolean; override?: string | undefined }) => {
    setChecked(undefined);
    const body = { ...readForm(draft, what, zone), dryRun, ...(override && { override }) };
    const result = await callApi<BundleResult>("v1/bookings/bundle", { method: "POST", body });
    if (dryRun) return setChecked({ result, override });
    toast({ title: text.bundles.done(result.members.length) });
    router.push(`/bundles/${result.bundle?.id}`);
  });
  const change = (changed: Draft) => {
    setDraft(changed);
    setChecked(undefined);
  };
  const changeWhat = (changed: Partial<What>) => {
    setWhat({ ...what, ...changed });
    setChecked(undefined);
  };
  const takeNext = (next: NextTime) => {
    fail(undefined);
    change(atSlot(draft, { ...next, from: next.days?.from ?? null }, zone));
  };

  return (
    <div className="grid items-start gap-6 px-4 pb-6 lg:grid-cols-[minmax(20rem,28rem)_1fr]">
      <form noValidate aria-label={text.bundles.form} className="space-y-6" onSubmit={(event) => { event.preventDefault(); void submit({ dryRun: true }); }}>
        <section className="space-y-3.5">
          <h2 className="font-semibold">{text.bundles.whenFirst}</h2>
          <WhenFields draft={draft} onDraft={change} zone={zone} problem={problem} />
        </section>
        <section className="space-y-3.5">
          <h2 className="font-semibold">{text.bundles.what}</h2>
          <Segmented label={text.bundles.source} options={SOURCES} value={what.source} onChange={(source) => changeWhat({ source })} />
          {what.source === "needs" ? (
            <NeedsEditor needs={what.needs} onNeeds={(needs) => changeWhat({ needs })} problem={problem} />
          ) : (
            <Field label={text.bundles.kit} error={problem?.of("kitId")}>
              {(control) => <Combobox {...control} value={what.kit} onChange={(chosen) => changeWhat({ kit: chosen })} search={searchKits} placeholder={text.bundles.kitPlaceholder} />}
            </Field>
          )}
        </section>
        <section className="space-y-3.5">
          <Field label={text.booking.project} error={problem?.of("projectId")}>
            {(control) => <Combobox {...control} value={draft.project} onChange={(project) => change({ ...draft, project, phaseId: null })} search={searchProjects} placeholder={text.booking.projectPlaceholder} />}
          </Field>
          <PhaseField projectId={draft.project?.value} value={draft.phaseId} error={problem?.of("phaseId")} onChange={(phaseId) => change({ ...draft, phaseId })} />
          <Field label={text.booking.title} optional={text.field.optional} error={problem?.of("title")}>
            {(control) => <Input {...control} value={draft.title} maxLength={500} onChange={(event) => change({ ...draft, title: event.target.value })} />}
          </Field>
          <Field label={text.booking.status} error={problem?.of("status")}>
            {(control) => <Select {...control} options={STATUSES} value={draft.status} onChange={(event) => change({ ...draft, status: event.target.value as Draft["status"] })} />}
          </Field>
          <Button type="submit" variant={checked ? "secondary" : "primary"} pending={pending} className="w-full">
            {text.bundles.check}
          </Button>
        </section>
      </form>
      <div className="min-w-0 space-y-3">
        {problem?.code === "bundle_conflict" ? (
          <>
            <UnmetNotice needs={problem.refusal.needs ?? []} next={problem.refusal.next ?? null} zone={zone} onNext={takeNext} />
            <OverrideForm pending={pending} onOverride={(override) => void submit({ dryRun: true, override })} />
          </>
        ) : (
          <ProblemAlert problem={problem} fields={FIELDS} />
        )}
        {checked && (
          <section aria-label={text.bundles.checked} className="space-y-3">
            <h2 className="text-lg font-semibold">{text.bundles.checked}</h2>
            <div className="rounded-lg border">
              <MembersTable label={text.bundles.members} members={checked.result.members} zone={zone} />
            </div>
            <div className="flex flex-wrap items-center justify-between gap-3">
              <p>{checked.result.cost && `${text.bundles.total}: ${formatMoney(checked.result.cost)}`}</p>
              <Button variant="primary" pending={pending} onClick={() => void submit({ dryRun: false, override: checked.override })} className="max-lg:w-full">
                {BOOK[draft.status](checked.result.members.length)}
              </Button>
            </div>
          </section>
        )}
      </div>
    </div>
  );
}

/** @throws ApiProblem as the server would answer, for what is missing */
function readForm(draft: Draft, { source, needs, kit }: What, zone: string) {
  const { time, errors } = readTime(draft, zone);
  const read = source === "needs" ? readNeeds(needs) : kit ? { kitId: kit.value } : { errors: [{ path: "kitId", message: text.bundles.mustChooseKit }] };
  const { errors: needErrors = [], ...said } = read as { errors?: { path: string; message: string }[] };
  const missing = draft.project ? [] : [{ path: "projectId", message: text.booking.mustChoose(text.booking.project.toLowerCase()) }];
  const wrong = [...errors, ...needErrors, ...missing];
  if (!time || wrong.length > 0) throw new ApiProblem(400, "invalid_input", "", "", wrong);
  const { title, status, phaseId } = draft;
  return { projectId: draft.project?.value, phaseId, title, status, ...time, ...said };
}
