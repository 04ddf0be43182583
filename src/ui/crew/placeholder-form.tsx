"use client";
import { useState } from "react";
import type { Placeholder, PlaceholderItem } from "@/modules/booking/placeholders/contract";
import type { Project } from "@/modules/project/contract";
import type { ResourceKind } from "@/modules/resource/contract";
import { ApiProblem, callApi } from "@/ui/api/client";
import { ProblemAlert } from "@/ui/api/problem-alert";
import { useLoaded } from "@/ui/api/use-loaded";
import { useSubmit } from "@/ui/api/use-submit";
import { type Draft, newDraft, readTime } from "@/ui/booking/draft";
import { daysDraftOf, newDays } from "@/ui/booking/days-draft";
import { toLocal } from "@/ui/booking/local-time";
import { PhaseField } from "@/ui/booking/phase-field";
import { WhenFields } from "@/ui/booking/when-fields";
import { readList, readMoney, readSkills, writeMoney, writeSkills } from "@/ui/list/form-text";
import { Button } from "@/ui/primitives/button";
import { Combobox } from "@/ui/primitives/combobox";
import { Field } from "@/ui/primitives/field";
import { Input } from "@/ui/primitives/input";
import { Select } from "@/ui/primitives/select";
import { KINDS } from "@/ui/schedule/filters";
import { searchProjects } from "@/ui/series/search-projects";
import { text } from "@/ui/text/en";

const FIELDS = ["title", "projectId", "phaseId", "kind", "tags", "skills", "allocation", "hourlyRate", "start", "end", "days", "notes"] as const;
const KIND_OPTIONS = KINDS.map((value) => ({ value, label: text.kind[value] }));

type Props = { placeholder: PlaceholderItem | undefined; today: string; zone: string; studioCurrency: string; onSaved: (placeholder: Placeholder) => void };

/** Adds a placeholder, or changes one; its project stays what it was. */
export function PlaceholderForm({ placeholder, today, zone, studioCurrency, onSaved }: Props) {
  const [draft, setDraft] = useState<Draft>(() => (placeholder ? draftOf(placeholder, zone) : newDraft(today)));
  const projectId = placeholder?.projectId ?? draft.project?.value;
  const currency = useLoaded<Project>(projectId && `v1/projects/${projectId}`).value?.currency ?? studioCurrency;
  const optional = text.field.optional;
  const { pending, problem, submit } = useSubmit(async (form: FormData) => {
    const body = readForm(form, draft, zone, currency);
    if (!projectId) throw new ApiProblem(400, "invalid_input", "", "", [{ path: "projectId", message: text.booking.mustChoose(text.booking.project.toLowerCase()) }]);
    if (placeholder) return onSaved(await callApi<Placeholder>(`v1/placeholders/${placeholder.id}`, { method: "PATCH", body, version: placeholder.version }));
    onSaved(await callApi<Placeholder>("v1/placeholders", { method: "POST", body: { ...body, projectId } }));
  });
  return (
    <form noValidate className="space-y-3.5" onSubmit={(event) => { event.preventDefault(); void submit(new FormData(event.currentTarget)); }}>
      <ProblemAlert problem={problem} fields={FIELDS} />
      <Field label={text.placeholders.name} hint={text.placeholders.nameHint} error={problem?.of("title")}>
        {(control) => <Input {...control} name="title" required maxLength={500} defaultValue={placeholder?.title} />}
      </Field>
      {!placeholder && (
        <Field label={text.booking.project} error={problem?.of("projectId")}>
          {(control) => <Combobox {...control} value={draft.project} onChange={(project) => setDraft({ ...draft, project, phaseId: null })} search={searchProjects} placeholder={text.booking.projectPlaceholder} />}
        </Field>
      )}
      <PhaseField projectId={projectId} value={draft.phaseId} error={problem?.of("phaseId")} onChange={(phaseId) => setDraft({ ...draft, phaseId })} />
      <WhenFields draft={draft} onDraft={setDraft} zone={zone} problem={problem} />
      {draft.mode === "days" && <p className="-mt-1.5 text-sm text-muted">{text.placeholders.daysNote}</p>}
      <div className="grid gap-3.5 sm:grid-cols-2">
        <Field label={text.needs.kind} error={problem?.of("kind")}>{(control) => <Select {...control} name="kind" options={KIND_OPTIONS} defaultValue={placeholder?.kind ?? "artist"} />}</Field>
        <Field label={text.needs.allocation} optional={placeholder ? "" : optional} hint={text.needs.allocationHint} error={problem?.of("allocation")}>
          {(control) => <Input {...control} name="allocation" inputMode="numeric" defaultValue={placeholder?.allocation} />}
        </Field>
        <Field label={text.needs.skills} optional={optional} hint={text.needs.skillsHint} error={problem?.of("skills")}>{(control) => <Input {...control} name="skills" defaultValue={writeSkills(placeholder?.skills ?? [])} />}</Field>
        <Field label={text.needs.tags} optional={optional} error={problem?.of("tags")}>{(control) => <Input {...control} name="tags" defaultValue={placeholder?.tags.join(", ")} />}</Field>
        <Field label={`${text.placeholders.rate} (${currency})`} optional={optional} error={problem?.of("hourlyRate")}>
          {(control) => <Input {...control} name="hourlyRate" inputMode="decimal" defaultValue={writeMoney(placeholder?.hourlyRate)} />}
        </Field>
      </div>
      <div className="flex justify-end pt-1">
        <Button type="submit" variant="primary" pending={pending}>
          {placeholder ? text.placeholders.save : text.placeholders.add}
        </Button>
      </div>
    </form>
  );
}

function draftOf({ start, end, days, phaseId }: PlaceholderItem, zone: string): Draft {
  const [from, to] = [toLocal(Date.parse(start), zone), toLocal(Date.parse(end), zone)];
  return { ...newDraft(from.date), phaseId, mode: days ? "days" : "hours", start: from, end: to, days: days ? daysDraftOf(days) : newDays(from.date, to.date) };
}

/** @throws ApiProblem as the server would answer, for what only this form can read */
function readForm(form: FormData, draft: Draft, zone: string, currency: string) {
  const typed = (name: string) => String(form.get(name) ?? "").trim();
  const skills = readSkills(typed("skills"));
  const hourlyRate = readMoney(typed("hourlyRate"), currency);
  const { time, errors } = readTime(draft, zone);
  const allocation = typed("allocation");
  const wrong = [
    ...errors,
    ...(typed("title") ? [] : [{ path: "title", message: text.booking.mustSet }]),
    ...("without" in skills ? [{ path: "skills", message: text.resources.badSkill(skills.without) }] : []),
    ...(hourlyRate === undefined ? [{ path: "hourlyRate", message: text.placeholders.badRate }] : []),
    ...(/^([1-9]\d{0,3})?$/.test(allocation) ? [] : [{ path: "allocation", message: text.needs.badAllocation }]),
  ];
  if (!time || wrong.length > 0 || "without" in skills) throw new ApiProblem(400, "invalid_input", "", "", wrong);
  return {
    title: typed("title"),
    phaseId: draft.phaseId,
    kind: typed("kind") as ResourceKind,
    tags: readList(typed("tags")),
    skills: skills.skills,
    hourlyRate,
    ...(allocation && { allocation: Number(allocation) }),
    ...time,
  };
}
