"use client";
import { useState } from "react";
import type { RateCard } from "@/modules/rate/contract";
import { ApiProblem, callApi } from "@/ui/api/client";
import { ProblemAlert } from "@/ui/api/problem-alert";
import { useSubmit } from "@/ui/api/use-submit";
import { readMoney, writeMoney } from "@/ui/list/form-text";
import { Button } from "@/ui/primitives/button";
import { Field } from "@/ui/primitives/field";
import { Input } from "@/ui/primitives/input";
import { Select } from "@/ui/primitives/select";
import { text } from "@/ui/text/en";

type Option = { value: string; label: string };
type Props = { card?: RateCard | undefined; currency: string; today: string; resources: Option[]; projects: Option[]; onSaved: () => void };

const FIELDS = ["skill", "kind", "resourceId", "projectId", "unit", "cost", "bill", "currency", "overtimePercent", "dayMinutes", "startsOn", "endsOn"] as const;
const TARGETS = ["all", "kind", "skill", "resource"] as const;
const targets = [
  { value: "all", label: text.rates.forAll },
  { value: "kind", label: text.rates.forKind },
  { value: "skill", label: text.rates.forSkill },
  { value: "resource", label: text.rates.forResource },
];
const kinds = (["artist", "room", "equipment"] as const).map((value) => ({ value, label: text.kind[value] }));
const units = (["hour", "day"] as const).map((value) => ({ value, label: text.rates.units[value] }));

/** Adds a rate card, or changes what one says; whom it is for stays as it is. */
export function RateForm({ card, currency, today, resources, projects, onSaved }: Props) {
  const [target, setTarget] = useState<(typeof TARGETS)[number]>("kind");
  const own = card?.currency ?? currency;
  const { pending, problem, submit } = useSubmit(async (form: FormData) => {
    const body = readForm(form, own);
    if (card) await callApi(`v1/rate-cards/${card.id}`, { method: "PATCH", body, version: card.version });
    else await callApi("v1/rate-cards", { method: "POST", body: { ...body, ...readTarget(form, target) } });
    onSaved();
  });
  const amount = (name: "cost" | "bill") => writeMoney(card && { amount: card[name], currency: own });
  return (
    <form className="space-y-3.5" onSubmit={(event) => { event.preventDefault(); void submit(new FormData(event.currentTarget)); }}>
      <ProblemAlert problem={problem} fields={FIELDS} />
      {!card && (
        <div className="grid gap-3.5 sm:grid-cols-2">
          <Field label={text.rates.for}>{(control) => <Select {...control} options={targets} value={target} onChange={(event) => setTarget(TARGETS.find((one) => one === event.target.value) ?? "all")} />}</Field>
          {target === "kind" && <Field label={text.rates.kind} error={problem?.of("kind")}>{(control) => <Select {...control} name="kind" options={kinds} />}</Field>}
          {target === "skill" && <Field label={text.rates.skill} error={problem?.of("skill")}>{(control) => <Input {...control} name="skill" required maxLength={80} />}</Field>}
          {target === "resource" && <Field label={text.rates.resource} error={problem?.of("resourceId")}>{(control) => <Select {...control} name="resourceId" options={resources} />}</Field>}
          <Field label={text.rates.project} error={problem?.of("projectId")}>{(control) => <Select {...control} name="projectId" options={[{ value: "", label: text.rates.anyProject }, ...projects]} />}</Field>
        </div>
      )}
      <div className="grid gap-3.5 sm:grid-cols-3">
        <Field label={text.rates.unit} error={problem?.of("unit")}>{(control) => <Select {...control} name="unit" options={units} defaultValue={card?.unit ?? "hour"} />}</Field>
        <Field label={text.rates.cost(own)} error={problem?.of("cost")}>{(control) => <Input {...control} name="cost" required inputMode="decimal" defaultValue={amount("cost")} />}</Field>
        <Field label={text.rates.bill(own)} error={problem?.of("bill")}>{(control) => <Input {...control} name="bill" required inputMode="decimal" defaultValue={amount("bill")} />}</Field>
        <Field label={text.rates.startsOn} error={problem?.of("startsOn")}>{(control) => <Input {...control} name="startsOn" type="date" required defaultValue={card?.startsOn ?? today} />}</Field>
        <Field label={text.rates.endsOn} optional={text.field.optional} error={problem?.of("endsOn")}>{(control) => <Input {...control} name="endsOn" type="date" defaultValue={card?.endsOn ?? ""} />}</Field>
        <Field label={text.rates.dayHours} error={problem?.of("dayMinutes")}>{(control) => <Input {...control} name="dayHours" type="number" min={0.5} max={24} step={0.5} defaultValue={(card?.dayMinutes ?? 480) / 60} />}</Field>
      </div>
      <Field label={text.rates.overtime} hint={text.rates.overtimeHint} error={problem?.of("overtimePercent")}>
        {(control) => <Input {...control} name="overtimePercent" type="number" min={100} max={1000} defaultValue={card?.overtimePercent ?? 100} />}
      </Field>
      <div className="flex justify-end pt-1">
        <Button type="submit" variant="primary" pending={pending}>
          {card ? text.action.save : text.rates.add}
        </Button>
      </div>
    </form>
  );
}

const typed = (form: FormData, name: string) => String(form.get(name) ?? "").trim();

function readTarget(form: FormData, target: (typeof TARGETS)[number]) {
  const projectId = typed(form, "projectId");
  return {
    ...(target === "kind" && { kind: typed(form, "kind") }),
    ...(target === "skill" && { skill: typed(form, "skill") }),
    ...(target === "resource" && { resourceId: typed(form, "resourceId") }),
    ...(projectId && { projectId }),
  };
}

/** @throws ApiProblem as the server would answer, for what only this form can read */
function readForm(form: FormData, currency: string) {
  const amountOf = (name: string) => {
    const money = readMoney(typed(form, name), currency);
    if (!money) throw new ApiProblem(400, "invalid_input", "", "", [{ path: name, message: text.rates.badAmount }]);
    return money.amount;
  };
  return {
    unit: typed(form, "unit"),
    cost: amountOf("cost"),
    bill: amountOf("bill"),
    currency,
    startsOn: typed(form, "startsOn"),
    endsOn: typed(form, "endsOn") || null,
    dayMinutes: Math.round(Number(typed(form, "dayHours")) * 60),
    overtimePercent: Number(typed(form, "overtimePercent")),
  };
}
