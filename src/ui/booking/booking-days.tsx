"use client";
import { useState } from "react";
import type { DetailedBooking } from "@/modules/booking/contract";
import type { StudioSettings } from "@/modules/tenant/contract";
import { useLoaded } from "@/ui/api/use-loaded";
import { formatPlainDay } from "@/ui/format";
import { Badge } from "@/ui/primitives/badge";
import { Button } from "@/ui/primitives/button";
import { Field } from "@/ui/primitives/field";
import { Input } from "@/ui/primitives/input";
import { text } from "@/ui/text/en";
import { DayEditor } from "./day-editor";
import { datesOf } from "./plan-days";
import { type DayRow, dayRows, type Hours, withDay } from "./day-rows";
import type { ChangeBody } from "./use-change";

const SHOWN = 10;

type Props = {
  booking: DetailedBooking;
  /** In which its days are. */
  zone: string;
  pending: boolean;
  /** None for who may only look, and for a booking by the hour. */
  onChange: ((body: ChangeBody, said: string) => void) | undefined;
};

/** The days of a booking, each with its hours; one alone can be changed, or left out. */
export function BookingDays({ booking, zone, pending, onChange }: Props) {
  const settings = useLoaded<StudioSettings>("v1/studio/settings").value;
  const [isLong, setLong] = useState(false);
  const [edited, setEdited] = useState<string>();
  const { days } = booking;
  if (!settings) return null;
  const rows = dayRows(booking.windows, days?.edits ?? [], zone, settings.dayStart);
  const shown = isLong ? rows : rows.slice(0, SHOWN);
  const change = days && onChange;

  const save = (date: string, hours: Hours[] | undefined) => {
    if (!days || !onChange) return;
    setEdited(undefined);
    onChange({ days: withDay(days, date, hours) }, text.details.dayChanged(formatPlainDay(date)));
  };
  const editorOf = (date: string) => (
    <DayEditor key={date} date={date} row={rows.find((row) => row.date === date)} pending={pending} onSave={(hours) => save(date, hours)} onClose={() => setEdited(undefined)} />
  );
  return (
    <section aria-labelledby="booking-days" className="space-y-1.5 border-t pt-4">
      <h3 id="booking-days" className="font-semibold">
        {text.details.daysTitle}
      </h3>
      <ul>
        {shown.map((row) => (
          <li key={row.date} className="py-0.5">
            <Day row={row} onEdit={change && edited !== row.date ? () => setEdited(row.date) : undefined} />
            {edited === row.date && editorOf(row.date)}
          </li>
        ))}
      </ul>
      {rows.length > SHOWN && (
        <Button variant="link" onClick={() => setLong(!isLong)}>
          {isLong ? text.details.fewerDays : text.details.allDays(rows.length)}
        </Button>
      )}
      {change && rows.length < datesOf(days).length && (
        <>
          <Field label={text.details.otherDay} hint={text.details.otherDayHint}>
            {(control) => (
              <Input
                {...control}
                type="date"
                min={days.from}
                max={days.to}
                value={edited && !shown.some(({ date }) => date === edited) ? edited : ""}
                onChange={({ target }) => setEdited(target.validity.valid && target.value ? target.value : undefined)}
                className="w-40"
              />
            )}
          </Field>
          {edited && !shown.some(({ date }) => date === edited) && editorOf(edited)}
        </>
      )}
    </section>
  );
}

function Day({ row: { date, hours, nights, isEdited }, onEdit }: { row: DayRow; onEdit: (() => void) | undefined }) {
  const day = formatPlainDay(date);
  return (
    <div className="flex min-h-7 items-center gap-2 max-md:min-h-9">
      <span className="w-20 shrink-0">{day}</span>
      <span className={hours.length === 0 ? "text-muted" : undefined}>{hours.length === 0 ? text.details.notBooked : hours.map((one, index) => said(one, index === hours.length - 1 ? nights : 0)).join(", ")}</span>
      {isEdited && <Badge>{text.details.edited}</Badge>}
      {onEdit && (
        <Button variant="ghost" size="sm" className="ml-auto" aria-label={text.details.editDayOf(day)} onClick={onEdit}>
          {text.details.editDay}
        </Button>
      )}
    </div>
  );
}

function said({ start, end }: Hours, nights: number): string {
  return `${start} – ${end === "00:00" ? "24:00" : end}${nights > 0 ? ` (${text.details.daysLater(nights)})` : ""}`;
}
