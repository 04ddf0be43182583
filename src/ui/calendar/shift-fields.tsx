import { Plus } from "lucide-react";
import type { Calendar } from "@/modules/calendar/contract";
import { Button } from "@/ui/primitives/button";
import { Input } from "@/ui/primitives/input";
import { text } from "@/ui/text/en";
import { HoursFields } from "./hours-fields";

type Shift = Calendar["shifts"][number];
type Props = { shifts: Shift[]; onChange: (shifts: Shift[]) => void; error: string | undefined };

const FIRST = { name: "", start: "18:00", end: "02:00" };

/** Hours with a name, which bookings can ask for. */
export function ShiftFields({ shifts, onChange, error }: Props) {
  const replace = (at: number, shift: Shift) => onChange(shifts.map((own, n) => (n === at ? shift : own)));
  return (
    <fieldset className="space-y-1.5">
      <legend className="mb-1 text-sm font-medium">
        {text.workingTime.shifts}
        <span className="font-normal text-muted"> · {text.field.optional}</span>
      </legend>
      {shifts.map((shift, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- they have no other key while their names are typed
        <div key={at} className="flex flex-wrap items-center gap-2">
          <Input aria-label={text.workingTime.shiftName(at + 1)} required maxLength={50} value={shift.name} onChange={(event) => replace(at, { ...shift, name: event.target.value })} className="w-36 grow" />
          <HoursFields
            value={shift}
            onChange={(hours) => replace(at, { ...shift, ...hours })}
            onRemove={() => onChange(shifts.filter((_, other) => other !== at))}
            labels={{ from: text.workingTime.shiftFrom(at + 1), to: text.workingTime.shiftTo(at + 1), remove: text.workingTime.removeShift(at + 1) }}
            isWrong={error !== undefined}
          />
        </div>
      ))}
      {error && <p className="text-sm text-danger">{error}</p>}
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-sm text-muted">{text.workingTime.shiftsHint}</p>
        <Button variant="ghost" size="sm" onClick={() => onChange([...shifts, FIRST])}>
          <Plus aria-hidden />
          {text.workingTime.addShift}
        </Button>
      </div>
    </fieldset>
  );
}
