"use client";
import { Field } from "@/ui/primitives/field";
import { Input } from "@/ui/primitives/input";
import { Select } from "@/ui/primitives/select";
import { KINDS } from "@/ui/schedule/filters";
import { text } from "@/ui/text/en";
import type { CalendarGiven } from "./upload-file";

const kinds = KINDS.map((value) => ({ value, label: text.kind[value] }));

/** What a calendar file does not say of itself: whose it is, and for which project. */
export function CalendarFields({ given, onChange }: { given: CalendarGiven; onChange: (given: CalendarGiven) => void }) {
  const set = (name: keyof CalendarGiven) => (event: { target: { value: string } }) => onChange({ ...given, [name]: event.target.value });
  return (
    <section aria-labelledby="import-calendar">
      <h2 id="import-calendar" className="font-semibold">
        {text.feeds.importTitle}
      </h2>
      <p className="mt-0.5 max-w-2xl text-muted">{text.feeds.importLead}</p>
      <div className="mt-3 grid gap-3.5 sm:grid-cols-3">
        <Field label={text.feeds.importResource} optional={text.field.optional} hint={text.feeds.importResourceHint}>
          {(control) => <Input {...control} value={given.resource} maxLength={200} onChange={set("resource")} />}
        </Field>
        <Field label={text.feeds.importKind} optional={text.field.optional} hint={text.feeds.importKindHint}>
          {(control) => <Select {...control} options={kinds} placeholder={text.feeds.importAnyKind} value={given.kind} onChange={set("kind")} />}
        </Field>
        <Field label={text.feeds.importProject} optional={text.field.optional} hint={text.feeds.importProjectHint}>
          {(control) => <Input {...control} value={given.project} maxLength={200} onChange={set("project")} />}
        </Field>
      </div>
    </section>
  );
}
