import type { ApiProblem } from "@/ui/api/client";
import { Checkbox } from "@/ui/primitives/checkbox";
import { Field } from "@/ui/primitives/field";
import { Input } from "@/ui/primitives/input";
import { Select } from "@/ui/primitives/select";
import { text } from "@/ui/text/en";
import { type DaysDraft, readDays, withFrom } from "./days-draft";
import { DaysSummary } from "./days-summary";
import { TimeInput } from "./time-input";
import { useWorkDays } from "./use-work-days";

const AS = (["calendar", "same", "shift", "perDay"] as const).map((value) => ({ value, label: text.days.hoursAs[value] }));
const DATES = { type: "date", required: true, min: "1900-01-04", max: "2199-12-27" };

type Props = { days: DaysDraft; onDays: (days: DaysDraft) => void; resourceId: string | undefined; problem: ApiProblem | undefined };

/** A booking given in days: from, to, which hours of each day, and what that comes to. */
export function DaysFields({ days, onDays, resourceId, problem }: Props) {
  const { work, zone } = useWorkDays(resourceId, days.from, days.to);
  const set = (change: Partial<DaysDraft>) => onDays({ ...days, ...change });
  const shifts = (work?.shifts ?? []).map(({ name, start, end }) => ({ value: name, label: text.days.shiftOption(name, start, end) }));
  // A shift of a calendar that has none, or of one that is not known yet, is still to be seen.
  const known = days.shift && !shifts.some(({ value }) => value === days.shift) ? [...shifts, { value: days.shift, label: days.shift }] : shifts;
  const { days: read } = readDays(days);
  const hoursError = problem?.of("days.hours");

  return (
    <>
      <div className="grid grid-cols-2 gap-2">
        <Field label={text.days.from} error={problem?.of("days.from")}>
          {(control) => <Input {...control} {...DATES} value={days.from} onChange={(event) => onDays(withFrom(days, event.target.value))} />}
        </Field>
        <Field label={text.days.to} error={problem?.of("days.to")}>
          {(control) => <Input {...control} {...DATES} value={days.to} onChange={(event) => set({ to: event.target.value })} />}
        </Field>
      </div>
      <Field label={text.days.hours} error={days.hoursAs === "calendar" ? hoursError : undefined}>
        {(control) => (
          <Select
            {...control}
            options={AS.filter(({ value }) => value !== "shift" || known.length > 0)}
            value={days.hoursAs}
            onChange={(event) => set({ hoursAs: event.target.value as DaysDraft["hoursAs"] })}
          />
        )}
      </Field>
      {days.hoursAs === "same" && (
        <div className="-mt-1.5 grid grid-cols-2 gap-2">
          <Field label={text.days.start} error={hoursError}>
            {(control) => <TimeInput {...control} required value={days.same.start} onChange={(start) => set({ same: { ...days.same, start } })} />}
          </Field>
          <Field label={text.days.end}>{(control) => <TimeInput {...control} required value={days.same.end} onChange={(end) => set({ same: { ...days.same, end } })} />}</Field>
        </div>
      )}
      {days.hoursAs === "shift" && (
        <Field label={text.days.shift} error={hoursError} className="-mt-1.5">
          {(control) => <Select {...control} options={known} placeholder={text.days.shiftPlaceholder} value={days.shift} onChange={(event) => set({ shift: event.target.value })} />}
        </Field>
      )}
      {days.hoursAs === "perDay" && (
        <Field label={text.days.perDay} hint={text.days.perDayHint} error={hoursError} className="-mt-1.5">
          {(control) => <Input {...control} inputMode="decimal" required value={days.perDay} onChange={(event) => set({ perDay: event.target.value })} />}
        </Field>
      )}
      <div className="grid grid-cols-2 gap-2">
        <Checkbox label={text.days.weekends} checked={days.weekends} onChange={(event) => set({ weekends: event.target.checked })} />
        <Checkbox label={text.days.holidays} checked={days.holidays} onChange={(event) => set({ holidays: event.target.checked })} />
      </div>
      <DaysSummary days={read} work={work} zone={days.timeZone ?? zone} asked={resourceId !== undefined} />
    </>
  );
}
