import { X } from "lucide-react";
import { searchResources } from "@/ui/booking/search-resources";
import { Combobox } from "@/ui/primitives/combobox";
import { Field } from "@/ui/primitives/field";
import type { Option } from "@/ui/primitives/option-list";
import { text } from "@/ui/text/en";

const MOST = 20;

type Props = { value: Option[]; onChange: (value: Option[]) => void; error: string | undefined };

/** Resources in the order in which they are tried. */
export function SubstitutesField({ value, onChange, error }: Props) {
  const add = (option: Option | undefined) => option && !value.some((other) => other.value === option.value) && onChange([...value, option]);
  return (
    <div className="space-y-1.5">
      <Field label={text.series.substitutes} hint={text.series.substitutesHint} error={error}>
        {(control) => (value.length < MOST ? <Combobox key={value.length} {...control} value={undefined} onChange={add} search={searchResources} placeholder={text.series.addSubstitute} /> : <span id={control.id} />)}
      </Field>
      <ol className="flex flex-wrap gap-1.5">
        {value.map((option, index) => (
          <li key={option.value} className="flex h-7 items-center gap-1 rounded-md bg-sunken pl-2 max-md:h-9">
            <span className="text-muted">{index + 1}</span> {option.label}
            <button type="button" aria-label={text.series.removeSubstitute(option.label)} onClick={() => onChange(value.filter((other) => other !== option))} className="grid h-full w-7 place-items-center text-muted hover:text-ink max-md:w-9">
              <X aria-hidden className="size-3.5" />
            </button>
          </li>
        ))}
      </ol>
    </div>
  );
}
