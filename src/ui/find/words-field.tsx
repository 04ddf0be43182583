import { X } from "lucide-react";
import { readList } from "@/ui/list/form-text";
import { Combobox } from "@/ui/primitives/combobox";
import { Field } from "@/ui/primitives/field";
import type { Option } from "@/ui/primitives/option-list";
import { text } from "@/ui/text/en";
import { withoutWord, withWord } from "./words";

/** `suggest` stays the same function between renders. */
type Props = { label: string; hint: string; placeholder: string; error: string | undefined; value: string; onChange: (value: string) => void; suggest: (typed: string) => Option[] };

/** Several of what the studio has, as a list between commas. */
export function WordsField({ label, hint, placeholder, error, value, onChange, suggest }: Props) {
  const words = readList(value);
  return (
    <div className="min-w-0 space-y-1.5">
      <Field label={label} hint={hint} error={error}>
        {(control) => <Combobox {...control} value={undefined} onChange={(option) => option && onChange(withWord(value, option.value))} search={suggest} placeholder={placeholder} />}
      </Field>
      {words.length > 0 && (
        <ul aria-label={label} className="flex flex-wrap gap-1.5">
          {words.map((word) => (
            <li key={word} className="flex h-7 min-w-0 items-center gap-1 rounded-md bg-sunken pl-2 max-md:h-9">
              <span className="truncate">{word}</span>
              <button type="button" aria-label={text.find.removeWord(word)} onClick={() => onChange(withoutWord(value, word))} className="grid h-full w-7 shrink-0 place-items-center text-muted hover:text-ink max-md:w-9">
                <X aria-hidden className="size-3.5" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
