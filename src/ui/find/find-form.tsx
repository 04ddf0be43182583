"use client";
import { Search } from "lucide-react";
import { type FormEvent, useCallback, useState } from "react";
import { listHref } from "@/ui/list/list-href";
import { Button } from "@/ui/primitives/button";
import { Checkbox } from "@/ui/primitives/checkbox";
import { Combobox } from "@/ui/primitives/combobox";
import { Field } from "@/ui/primitives/field";
import { Input } from "@/ui/primitives/input";
import type { Option } from "@/ui/primitives/option-list";
import { Select } from "@/ui/primitives/select";
import { KINDS } from "@/ui/schedule/filters";
import { text } from "@/ui/text/en";
import { DatesFields } from "./dates-fields";
import type { FindErrors, FindQuery } from "./query";
import { suggestSkills, suggestTags, type Words } from "./words";
import { WordsField } from "./words-field";

const kinds = KINDS.map((kind) => ({ value: kind, label: text.kinds[kind] }));
const hows = [{ value: "hours", label: text.find.hours }, { value: "slot", label: text.find.slot }];

type Props = {
  /** What was asked; another question takes the place of what is entered. */
  find: FindQuery;
  project: Option | undefined;
  words: Words;
  today: string;
  currency: string;
  errors: FindErrors;
  pending: boolean;
  searchProjects: (typed: string) => Option[];
  onFind: (href: string) => void;
};

/** Dates first, then what is needed. What is asked stands in the address. */
export function FindForm({ find, project: given, words, today, currency, errors, pending, searchProjects, onFind }: Props) {
  const question = JSON.stringify(find);
  const [entered, setEntered] = useState({ question, find, project: given });
  if (entered.question !== question) setEntered({ question, find, project: given });
  const { find: said, project } = entered;
  const { skills: chosenSkills = "", tags: chosenTags = "" } = said;
  const set = (change: FindQuery) => setEntered((before) => ({ ...before, find: { ...before.find, ...change } }));
  const input = (name: keyof FindQuery) => ({ value: said[name] ?? "", onChange: ({ target }: { target: { value: string } }) => set({ [name]: target.value }) });
  const skills = useCallback((typed: string) => suggestSkills(words.skills, typed, chosenSkills), [words.skills, chosenSkills]);
  const tags = useCallback((typed: string) => suggestTags(words.tags, typed, chosenTags), [words.tags, chosenTags]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onFind(listHref("/find", { ...said, project: project?.value }));
  };
  return (
    <form aria-label={text.find.title} onSubmit={submit} noValidate className="@container border-b px-4 pb-4">
      <div className="grid gap-x-8 gap-y-4 @5xl:grid-cols-[19rem_minmax(0,1fr)]">
        <fieldset className="min-w-0">
          <legend className="mb-2 font-semibold">{text.find.when}</legend>
          <DatesFields find={said} today={today} errors={errors} onDates={set} />
        </fieldset>
        <fieldset className="min-w-0">
          <legend className="mb-2 font-semibold">{text.find.what}</legend>
          <div className="grid grid-cols-2 items-start gap-3 @2xl:grid-cols-4">
            <Field label={text.find.how}>{(control) => <Select {...control} {...input("how")} options={hows} value={said.how ?? "hours"} />}</Field>
            <Field label={text.find.amount} error={errors.amount}>{(control) => <Input {...control} {...input("amount")} inputMode="decimal" required />}</Field>
            <Field label={text.find.kind}>{(control) => <Select {...control} {...input("kind")} options={kinds} placeholder={text.find.anyKind} />}</Field>
            <Field label={text.find.department}>{(control) => <Select {...control} {...input("department")} options={words.departments.map((name) => ({ value: name, label: name }))} placeholder={text.find.anyDepartment} />}</Field>
            <WordsField label={text.find.skills} hint={text.find.skillsHint} placeholder={text.find.skillsPlaceholder} error={errors.skills} value={chosenSkills} onChange={(value) => set({ skills: value })} suggest={skills} />
            <WordsField label={text.find.tags} hint={text.find.tagsHint} placeholder={text.find.tagsPlaceholder} error={errors.tags} value={chosenTags} onChange={(value) => set({ tags: value })} suggest={tags} />
            <Field label={text.find.share} hint={text.find.shareHint} error={errors.share}>{(control) => <Input {...control} {...input("share")} inputMode="numeric" />}</Field>
            <Field label={text.find.limit} hint={text.find.limitHint(currency)} error={errors.limit}>{(control) => <Input {...control} {...input("limit")} inputMode="decimal" />}</Field>
            <Field label={text.find.project} error={errors.project} className="col-span-2">
              {(control) => <Combobox {...control} value={project} onChange={(chosen) => setEntered((before) => ({ ...before, project: chosen }))} search={searchProjects} placeholder={text.find.projectPlaceholder} clearable />}
            </Field>
            <div className="flex flex-wrap items-center justify-between gap-3 col-span-2 self-end">
              <Checkbox label={text.find.anyTime} checked={Boolean(said.anyTime)} onChange={(event) => set({ anyTime: event.target.checked ? "1" : undefined })} />
              <Button type="submit" variant="primary" pending={pending} className="px-6 @max-md:w-full">
                <Search aria-hidden />
                {text.find.search}
              </Button>
            </div>
          </div>
        </fieldset>
      </div>
    </form>
  );
}
