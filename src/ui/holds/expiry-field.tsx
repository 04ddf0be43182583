import { Field } from "@/ui/primitives/field";
import { Input } from "@/ui/primitives/input";
import type { LocalTime } from "@/ui/booking/local-time";
import { TimeInput } from "@/ui/booking/time-input";
import { text } from "@/ui/text/en";

/** When a day is chosen and no time: at the end of a working day. */
const END_OF_DAY = "18:00";

type Props = { value: LocalTime; error: string | undefined; onChange: (value: LocalTime) => void };

/** When a hold ends by itself; empty: never. */
export function ExpiryField({ value, error, onChange }: Props) {
  return (
    <Field label={text.holds.expiry} hint={text.holds.expiryHint} optional={text.field.optional} error={error}>
      {(control) => (
        <div className="flex gap-2">
          <Input {...control} type="date" min="1900-01-02" max="2199-12-30" value={value.date} onChange={(event) => onChange({ date: event.target.value, time: event.target.value && (value.time || END_OF_DAY) })} className="grow" />
          <TimeInput aria-label={text.holds.expiryTime} value={value.time} onChange={(time) => onChange({ ...value, time })} className="w-18 text-center max-md:w-24" />
        </div>
      )}
    </Field>
  );
}
