"use client";
import { Search } from "lucide-react";
import { type FormEvent, useState } from "react";
import { listHref } from "@/ui/list/list-href";
import { Button } from "@/ui/primitives/button";
import { Checkbox } from "@/ui/primitives/checkbox";
import { Combobox } from "@/ui/primitives/combobox";
import { Field } from "@/ui/primitives/field";
import { Input } from "@/ui/primitives/input";
import type { Option } from "@/ui/primitives/option-list";
import { Select } from "@/ui/primitives/select";
import { KINDS } from "@/ui/schedule/filters";
import { searchProjects } from "@/ui/series/search-projects";
import { text } from "@/ui/text/en";
import type { FindErrors, FindQuery } from "./query";

const kinds = KINDS.map((kind) => ({ value: kind, label: text.kinds[kind] }));
const hows = [{ value: "hours", label: text.find.hours }, { value: "slot", label: text.find.slot }];

type Props = { find: FindQuery; project: Option | undefined; departments: string[]; currency: string; errors: FindErrors; pending: boolean; onFind: (href: string) => void };

/** Dates first, then what is needed. What is asked stands in the address. */
export function FindForm({ find, project: given, departments, currency, errors, pending, onFind }: Props) {
  const [project, setProject] = useState(given);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const said = Object.fromEntries([...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value)]));
    onFind(listHref("/find", { ...said, project: project?.value }));
  };
  return (
    <form onSubmit={submit} noValidate className="grid grid-cols-4 gap-x-3 gap-y-3 border-b px-4 pb-4 max-lg:grid-cols-2 max-sm:grid-cols-1">
      <Field label={text.find.from} error={errors.from}>{(control) => <Input {...control} type="date" name="from" required defaultValue={find.from} />}</Field>
      <Field label={text.find.to} error={errors.to}>{(control) => <Input {...control} type="date" name="to" required defaultValue={find.to} />}</Field>
      <Field label={text.find.how}>{(control) => <Select {...control} name="how" options={hows} defaultValue={find.how ?? "hours"} />}</Field>
      <Field label={text.find.amount} error={errors.amount}>{(control) => <Input {...control} name="amount" inputMode="decimal" required defaultValue={find.amount} />}</Field>
      <Field label={text.find.kind}>{(control) => <Select {...control} name="kind" options={kinds} placeholder={text.find.anyKind} defaultValue={find.kind ?? ""} />}</Field>
      <Field label={text.find.department}>
        {(control) => <Select {...control} name="department" options={departments.map((name) => ({ value: name, label: name }))} placeholder={text.find.anyDepartment} defaultValue={find.department ?? ""} />}
      </Field>
      <Field label={text.find.skills} hint={text.find.skillsHint} error={errors.skills}>{(control) => <Input {...control} name="skills" defaultValue={find.skills} />}</Field>
      <Field label={text.find.tags} hint={text.find.tagsHint} error={errors.tags}>{(control) => <Input {...control} name="tags" defaultValue={find.tags} />}</Field>
      <Field label={text.find.project} error={errors.project}>
        {(control) => <Combobox {...control} value={project} onChange={setProject} search={searchProjects} placeholder={text.find.projectPlaceholder} clearable />}
      </Field>
      <Field label={text.find.share} hint={text.find.shareHint} error={errors.share}>{(control) => <Input {...control} name="share" inputMode="numeric" defaultValue={find.share} />}</Field>
      <Field label={text.find.limit} hint={text.find.limitHint(currency)} error={errors.limit}>{(control) => <Input {...control} name="limit" inputMode="decimal" defaultValue={find.limit} />}</Field>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Checkbox name="anyTime" value="1" label={text.find.anyTime} defaultChecked={Boolean(find.anyTime)} />
        <Button type="submit" variant="primary" pending={pending}>
          <Search aria-hidden />
          {text.find.search}
        </Button>
      </div>
    </form>
  );
}
