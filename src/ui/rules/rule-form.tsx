"use client";
import { useState } from "react";
import { ROLES } from "@/lib/principal";
import type { BookingPolicy, Policy } from "@/modules/booking/policies/contract";
import { callApi } from "@/ui/api/client";
import { ProblemAlert } from "@/ui/api/problem-alert";
import { useSubmit } from "@/ui/api/use-submit";
import { Button } from "@/ui/primitives/button";
import { Checkbox } from "@/ui/primitives/checkbox";
import { Field } from "@/ui/primitives/field";
import { Input } from "@/ui/primitives/input";
import { Select } from "@/ui/primitives/select";
import { KINDS } from "@/ui/schedule/filters";
import { text } from "@/ui/text/en";
import { LEVELS, levelOf, rightsOf, sentenceOf } from "./sentence";

const FIELDS = ["role", "kind", "department", "tag", "maxDaysAhead", "maxHours"] as const;
const roles = ROLES.map((value) => ({ value, label: text.role[value] }));
const kinds = KINDS.map((value) => ({ value, label: text.kinds[value] }));
const levels = LEVELS.map((value) => ({ value, label: text.rules.level[value] }));

type Said = Omit<BookingPolicy, "id">;
const FIRST: Said = { role: "scheduler", kind: null, department: null, tag: null, ...rightsOf("confirm"), mayOverride: false, maxDaysAhead: null, maxHours: null };

type Props = { rule?: Policy | undefined; onSaved: () => void };

/** Makes a booking rule, or changes one, and says what it comes to. */
export function RuleForm({ rule, onSaved }: Props) {
  const [said, setSaid] = useState<Said>(rule ?? FIRST);
  const { pending, problem, submit } = useSubmit(async (body: Said) => {
    if (rule) await callApi(`v1/booking-policies/${rule.id}`, { method: "PATCH", body, version: rule.version });
    else await callApi("v1/booking-policies", { method: "POST", body });
    onSaved();
  });
  const optional = text.field.optional;

  return (
    <form
      className="space-y-3.5"
      onChange={(event) => setSaid(readForm(new FormData(event.currentTarget)))}
      onSubmit={(event) => { event.preventDefault(); void submit(readForm(new FormData(event.currentTarget))); }}
    >
      <ProblemAlert problem={problem} fields={FIELDS} />
      <div className="grid gap-3.5 sm:grid-cols-2">
        <Field label={text.rules.who} error={problem?.of("role")}>{(control) => <Select {...control} name="role" options={roles} defaultValue={said.role} />}</Field>
        <Field label={text.rules.kind} error={problem?.of("kind")}>{(control) => <Select {...control} name="kind" options={kinds} placeholder={text.rules.anyKind} defaultValue={said.kind ?? ""} />}</Field>
        <Field label={text.rules.department} optional={optional} hint={text.rules.anyDepartment} error={problem?.of("department")}>
          {(control) => <Input {...control} name="department" maxLength={100} defaultValue={said.department ?? ""} />}
        </Field>
        <Field label={text.rules.tag} optional={optional} hint={text.rules.anyTag} error={problem?.of("tag")}>{(control) => <Input {...control} name="tag" maxLength={50} defaultValue={said.tag ?? ""} />}</Field>
        <Field label={text.rules.may} className="sm:col-span-2">{(control) => <Select {...control} name="level" options={levels} defaultValue={levelOf(said)} />}</Field>
        <Field label={text.rules.daysAhead} optional={optional} hint={text.rules.noLimit} error={problem?.of("maxDaysAhead")}>
          {(control) => <Input {...control} name="maxDaysAhead" type="number" min={1} max={3_650} defaultValue={said.maxDaysAhead ?? ""} />}
        </Field>
        <Field label={text.rules.hours} optional={optional} hint={text.rules.noLimit} error={problem?.of("maxHours")}>
          {(control) => <Input {...control} name="maxHours" type="number" min={1} max={100_000} defaultValue={said.maxHours ?? ""} />}
        </Field>
      </div>
      <Checkbox name="mayOverride" label={text.rules.override} hint={text.rules.overrideHint} defaultChecked={said.mayOverride} />
      <p aria-live="polite" className="rounded-md bg-sunken px-3 py-2">
        <span className="text-sm text-muted">{text.rules.says}: </span>
        {sentenceOf(said)}
      </p>
      <div className="flex justify-end pt-1">
        <Button type="submit" variant="primary" pending={pending}>
          {rule ? text.action.save : text.rules.add}
        </Button>
      </div>
    </form>
  );
}

function readForm(form: FormData): Said {
  const typed = (name: string) => String(form.get(name) ?? "").trim() || null;
  const number = (name: string) => (typed(name) === null ? null : Number(typed(name)));
  return {
    role: ROLES.find((role) => role === typed("role")) ?? FIRST.role,
    kind: KINDS.find((kind) => kind === typed("kind")) ?? null,
    department: typed("department"),
    tag: typed("tag"),
    ...rightsOf(LEVELS.find((level) => level === typed("level")) ?? "none"),
    mayOverride: form.has("mayOverride"),
    maxDaysAhead: number("maxDaysAhead"),
    maxHours: number("maxHours"),
  };
}
