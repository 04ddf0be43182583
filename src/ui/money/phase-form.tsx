"use client";
import type { Phase } from "@/modules/project/phases/contract";
import { ApiProblem, callApi } from "@/ui/api/client";
import { ProblemAlert } from "@/ui/api/problem-alert";
import { useSubmit } from "@/ui/api/use-submit";
import { readMoney, writeMoney } from "@/ui/list/form-text";
import { Button } from "@/ui/primitives/button";
import { Field } from "@/ui/primitives/field";
import { Input } from "@/ui/primitives/input";
import { text } from "@/ui/text/en";

type Props = { projectId: string; currency: string; phase?: Phase | undefined; onSaved: () => void };

/** Adds a phase to a project, or changes one. */
export function PhaseForm({ projectId, currency, phase, onSaved }: Props) {
  const { pending, problem, submit } = useSubmit(async (form: FormData) => {
    const typed = (name: string) => String(form.get(name) ?? "").trim();
    const budget = readMoney(typed("budget"), currency);
    if (budget === undefined) throw new ApiProblem(400, "invalid_input", "", "", [{ path: "budget", message: text.projects.badBudget }]);
    const body = { name: typed("name"), startsOn: typed("startsOn") || null, endsOn: typed("endsOn") || null, budget };
    if (phase) await callApi(`v1/phases/${phase.id}`, { method: "PATCH", body, version: phase.version });
    else await callApi(`v1/projects/${projectId}/phases`, { method: "POST", body });
    onSaved();
  });
  const optional = text.field.optional;
  return (
    <form className="space-y-3.5" onSubmit={(event) => { event.preventDefault(); void submit(new FormData(event.currentTarget)); }}>
      <ProblemAlert problem={problem} fields={["name", "startsOn", "endsOn", "budget"]} />
      <Field label={text.projects.name} error={problem?.of("name")}>{(control) => <Input {...control} name="name" required maxLength={200} defaultValue={phase?.name} />}</Field>
      <Field label={text.projects.budget(currency)} optional={optional} error={problem?.of("budget")}>{(control) => <Input {...control} name="budget" inputMode="decimal" defaultValue={writeMoney(phase?.budget)} />}</Field>
      <div className="grid gap-3.5 sm:grid-cols-2">
        <Field label={text.projects.startsOn} optional={optional} error={problem?.of("startsOn")}>{(control) => <Input {...control} name="startsOn" type="date" defaultValue={phase?.startsOn ?? ""} />}</Field>
        <Field label={text.projects.endsOn} optional={optional} error={problem?.of("endsOn")}>{(control) => <Input {...control} name="endsOn" type="date" defaultValue={phase?.endsOn ?? ""} />}</Field>
      </div>
      <div className="flex justify-end pt-1">
        <Button type="submit" variant="primary" pending={pending}>
          {phase ? text.action.save : text.money.addPhase}
        </Button>
      </div>
    </form>
  );
}
