"use client";
import { useId, useState } from "react";
import { Checkbox } from "@/ui/primitives/checkbox";
import { Combobox } from "@/ui/primitives/combobox";
import { type Option, OptionList } from "@/ui/primitives/option-list";
import { text } from "@/ui/text/en";
import { Section, Specimen } from "./specimen";

const { sample } = text.catalogue;
const PROJECTS: Option[] = [
  { value: "1", label: sample.project, detail: "NEB", colour: "#2f6fde" },
  { value: "2", label: sample.second, detail: "HBL", colour: "#0f766e" },
  { value: "3", label: sample.long, colour: "#b45309" },
];

const search = (typed: string) => PROJECTS.filter(({ label }) => label.toLowerCase().includes(typed.trim().toLowerCase()));
const searchNothing = () => [];
const searchForEver = () => new Promise<Option[]>(() => {});
const fail = () => Promise.reject(new Error("as when there is no network"));

/** One of many, and yes or no. */
export function Choices() {
  const id = useId();
  const [project, setProject] = useState(PROJECTS[0]);
  // None at first: the active one comes into view by itself.
  const [active, setActive] = useState(-1);
  const nobody = { value: undefined, onChange: () => {}, "aria-label": text.booking.project, className: "w-full" };
  return (
    <>
      <Section name="combobox">
        <Specimen state="chosen">
          <Combobox aria-label={text.booking.project} value={project} onChange={setProject} search={search} clearable className="w-full" />
        </Specimen>
        <Specimen state="empty">
          <Combobox {...nobody} search={searchNothing} placeholder={sample.none} />
        </Specimen>
        <Specimen state="pending">
          <Combobox {...nobody} search={searchForEver} />
        </Specimen>
        <Specimen state="failed">
          <Combobox {...nobody} search={fail} />
        </Specimen>
        <Specimen state="error">
          <Combobox {...nobody} search={search} aria-invalid />
        </Specimen>
        <Specimen state="long">
          <Combobox {...nobody} value={PROJECTS[2]} search={search} />
        </Specimen>
      </Section>
      <Section name="option-list">
        <Specimen state="default" className="block rounded-lg border bg-raised">
          <OptionList id={id} label={text.booking.project} options={PROJECTS} active={active} onActive={setActive} onChoose={({ value }) => setActive(PROJECTS.findIndex((one) => one.value === value))} />
        </Specimen>
      </Section>
      <Section name="checkbox">
        <Specimen state="default">
          <Checkbox label={sample.restricted} />
        </Specimen>
        <Specimen state="chosen">
          <Checkbox label={sample.restricted} defaultChecked />
        </Specimen>
        <Specimen state="hint">
          <Checkbox label={sample.restricted} hint={sample.sentence} />
        </Specimen>
        <Specimen state="disabled">
          <Checkbox label={sample.restricted} disabled />
        </Specimen>
      </Section>
    </>
  );
}
