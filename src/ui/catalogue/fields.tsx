"use client";
import { useState } from "react";
import { Field } from "@/ui/primitives/field";
import { Input, Textarea } from "@/ui/primitives/input";
import { Label } from "@/ui/primitives/label";
import { SearchInput } from "@/ui/primitives/search-input";
import { Select } from "@/ui/primitives/select";
import { text } from "@/ui/text/en";
import { Choices } from "./choices";
import { FOCUSED, Section, Specimen } from "./specimen";

const { sample } = text.catalogue;
const KINDS = [
  { value: "artist", label: text.kinds.artist },
  { value: "room", label: text.kinds.room },
  { value: "long", label: sample.long },
];

/** What is filled in. */
export function Fields() {
  const [searched, setSearched] = useState<string>();
  return (
    <>
      <Section name="label">
        <Specimen state="default" className="block">
          <Label htmlFor="labelled">{sample.name}</Label>
          <Input id="labelled" />
        </Specimen>
      </Section>
      <Section name="field">
        <Specimen state="hint" className="block">
          <Field label={sample.name} hint={sample.hint}>{(control) => <Input {...control} defaultValue={sample.person} />}</Field>
        </Specimen>
        <Specimen state="optional" className="block">
          <Field label={text.resources.department} optional={text.field.optional}>{(control) => <Input {...control} />}</Field>
        </Specimen>
        <Specimen state="error" className="block">
          <Field label={sample.name} hint={sample.hint} error={sample.error}>{(control) => <Input {...control} />}</Field>
        </Specimen>
      </Section>
      <Section name="input">
        <Specimen state="default">
          <Input aria-label={sample.name} defaultValue={sample.person} />
        </Specimen>
        <Specimen state="empty">
          <Input aria-label={sample.name} placeholder={sample.name} />
        </Specimen>
        <Specimen state="focus">
          <Input aria-label={sample.name} className={FOCUSED} />
        </Specimen>
        <Specimen state="disabled">
          <Input aria-label={sample.name} disabled defaultValue={sample.person} />
        </Specimen>
        <Specimen state="error">
          <Input aria-label={sample.name} aria-invalid />
        </Specimen>
        <Specimen state="long">
          <Input aria-label={sample.name} defaultValue={sample.long} />
        </Specimen>
        <Specimen state="lines">
          <Textarea aria-label={sample.name} defaultValue={sample.long} />
        </Specimen>
      </Section>
      <Section name="search-input">
        <Specimen state="default">
          <SearchInput label={sample.search} value={searched} onSearch={setSearched} className="w-full" />
          <output className="text-sm text-muted">{searched}</output>
        </Specimen>
      </Section>
      <Section name="select">
        <Specimen state="default" className="block">
          <Select aria-label={text.resources.kind} options={KINDS} />
        </Specimen>
        <Specimen state="empty" className="block">
          <Select aria-label={text.resources.kind} options={KINDS} placeholder={sample.none} defaultValue="" />
        </Specimen>
        <Specimen state="disabled" className="block">
          <Select aria-label={text.resources.kind} options={KINDS} disabled />
        </Specimen>
        <Specimen state="error" className="block">
          <Select aria-label={text.resources.kind} options={KINDS} aria-invalid />
        </Specimen>
        <Specimen state="long" className="block">
          <Select aria-label={text.resources.kind} options={KINDS} defaultValue="long" />
        </Specimen>
      </Section>
      <Choices />
    </>
  );
}
