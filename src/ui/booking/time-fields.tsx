import { formatDay } from "@/ui/format";
import { type ControlProps, Field } from "@/ui/primitives/field";
import { Input } from "@/ui/primitives/input";
import { text } from "@/ui/text/en";
import { clockChange, type LocalTime, toInstantMs, toLocal } from "./local-time";
import { TimeInput } from "./time-input";

type Props = { label: string; timeLabel: string; value: LocalTime; zone: string; error: string | undefined; onChange: (value: LocalTime) => void };

/** A date and a time in the studio's zone; says so when the clocks change right then. */
export function TimeFields({ label, timeLabel, value, zone, error, onChange }: Props) {
  const inputs = (control: ControlProps) => (
    <div className="flex gap-2">
      <Input {...control} type="date" required min="1900-01-02" max="2199-12-30" value={value.date} onChange={(event) => onChange({ ...value, date: event.target.value })} className="grow" />
      <TimeInput aria-label={timeLabel} aria-describedby={control["aria-describedby"]} required value={value.time} onChange={(time) => onChange({ ...value, time })} className="w-18 text-center max-md:w-24" />
    </div>
  );
  return (
    <Field label={label} error={error} hint={noteOn(value, zone)}>
      {inputs}
    </Field>
  );
}

function noteOn(value: LocalTime, zone: string): string | undefined {
  const change = clockChange(value, zone);
  const ms = toInstantMs(value, zone);
  if (!change || ms === undefined) return undefined;
  const day = formatDay(ms, zone, true);
  return change === "skipped" ? text.booking.skipped(value.time, day, toLocal(ms, zone).time) : text.booking.repeated(value.time, day);
}
