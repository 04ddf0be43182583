"use client";
import type { Project, UpdateProject } from "@/modules/project/contract";
import { ApiProblem, callApi } from "@/ui/api/client";
import { ProblemAlert } from "@/ui/api/problem-alert";
import { useSubmit } from "@/ui/api/use-submit";
import { readMoney, writeMoney } from "@/ui/list/form-text";
import { Button } from "@/ui/primitives/button";
import { Field } from "@/ui/primitives/field";
import { Input } from "@/ui/primitives/input";
import { Select } from "@/ui/primitives/select";
import { text } from "@/ui/text/en";
import { AccessFields, type Person, readAccess } from "./access-fields";
import { PROJECT_STATUSES } from "./statuses";

const FIELDS = ["name", "client", "code", "colour", "startsOn", "endsOn", "budget", "enforcement", "status"] as const;
const statuses = PROJECT_STATUSES.map((value) => ({ value, label: text.projectStatus[value] }));
const ENFORCEMENTS = ["none", "warn", "block"] as const;
const enforcements = ENFORCEMENTS.map((value) => ({ value, label: text.money.enforcements[value] }));
const FIRST_COLOUR = "#2f6fde";

type Props = { project?: Project | undefined; currency: string; people: Person[] | undefined; onSaved: (project: Project) => void };

/** Adds a project, or changes one. @param people who can be let read it; none for who may not say so */
export function ProjectForm({ project, currency, people, onSaved }: Props) {
  const budgetCurrency = project?.currency ?? currency;
  const { pending, problem, submit } = useSubmit(async (form: FormData) => {
    const body = readForm(form, budgetCurrency);
    const saved = project
      ? await callApi<Project>(`v1/projects/${project.id}`, { method: "PATCH", body, version: project.version })
      : await callApi<Project>("v1/projects", { method: "POST", body });
    onSaved(saved);
  });
  const optional = text.field.optional;

  return (
    <form className="space-y-3.5" onSubmit={(event) => { event.preventDefault(); void submit(new FormData(event.currentTarget)); }}>
      <ProblemAlert problem={problem} fields={FIELDS} />
      <div className="flex gap-3.5">
        <Field label={text.projects.name} className="grow" error={problem?.of("name")}>{(control) => <Input {...control} name="name" required maxLength={200} defaultValue={project?.name} />}</Field>
        <Field label={text.projects.colour} error={problem?.of("colour")}>{(control) => <Input {...control} name="colour" type="color" defaultValue={project?.colour ?? FIRST_COLOUR} className="w-16 p-1" />}</Field>
      </div>
      <div className="grid gap-3.5 sm:grid-cols-2">
        <Field label={text.projects.client} optional={optional} error={problem?.of("client")}>{(control) => <Input {...control} name="client" maxLength={200} defaultValue={project?.client ?? ""} />}</Field>
        <Field label={text.projects.code} optional={optional} hint={text.projects.codeHint} error={problem?.of("code")}>{(control) => <Input {...control} name="code" maxLength={40} defaultValue={project?.code ?? ""} />}</Field>
        <Field label={text.projects.startsOn} optional={optional} error={problem?.of("startsOn")}>{(control) => <Input {...control} name="startsOn" type="date" defaultValue={project?.startsOn ?? ""} />}</Field>
        <Field label={text.projects.endsOn} optional={optional} error={problem?.of("endsOn")}>{(control) => <Input {...control} name="endsOn" type="date" defaultValue={project?.endsOn ?? ""} />}</Field>
        <Field label={text.projects.budget(budgetCurrency)} optional={optional} error={problem?.of("budget")}>
          {(control) => <Input {...control} name="budget" inputMode="decimal" defaultValue={writeMoney(project?.budget)} />}
        </Field>
        <Field label={text.money.enforcement} hint={text.money.enforcementHint} error={problem?.of("enforcement")}>
          {(control) => <Select {...control} name="enforcement" options={enforcements} defaultValue={project?.enforcement ?? "none"} />}
        </Field>
        <Field label={text.projects.status} error={problem?.of("status")}>{(control) => <Select {...control} name="status" options={statuses} defaultValue={project?.status ?? "active"} />}</Field>
      </div>
      {people && <AccessFields project={project} people={people} />}
      <div className="flex justify-end pt-1">
        <Button type="submit" variant="primary" pending={pending}>
          {project ? text.action.save : text.projects.add}
        </Button>
      </div>
    </form>
  );
}

/** @throws ApiProblem as the server would answer, for what only this form can read */
function readForm(form: FormData, currency: string): UpdateProject {
  const typed = (name: string) => String(form.get(name) ?? "").trim();
  const budget = readMoney(typed("budget"), currency);
  if (budget === undefined) throw new ApiProblem(400, "invalid_input", "", "", [{ path: "budget", message: text.projects.badBudget }]);
  return {
    name: typed("name"),
    client: typed("client") || null,
    code: typed("code") || null,
    colour: typed("colour"),
    startsOn: typed("startsOn") || null,
    endsOn: typed("endsOn") || null,
    budget,
    enforcement: ENFORCEMENTS.find((enforcement) => enforcement === typed("enforcement")),
    status: PROJECT_STATUSES.find((status) => status === typed("status")),
    ...readAccess(form),
  };
}
