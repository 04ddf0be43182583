"use client";
import { Plus, X } from "lucide-react";
import { useState } from "react";
import { formatPlainDay } from "@/ui/format";
import { Button } from "@/ui/primitives/button";
import { text } from "@/ui/text/en";
import type { DayRow, Hours } from "./day-rows";
import { TimeInput } from "./time-input";

const MOST = 10;
const FIRST: Hours = { start: "09:00", end: "18:00" };

type Props = {
  date: string;
  /** What is booked on it now; none where nothing is. */
  row: DayRow | undefined;
  pending: boolean;
  /** @param hours undefined: as on the other days */
  onSave: (hours: Hours[] | undefined) => void;
  onClose: () => void;
};

/** The hours of one day of a booking, which then differ from the rest. */
export function DayEditor({ date, row, pending, onSave, onClose }: Props) {
  const [hours, setHours] = useState<Hours[]>(row && row.hours.length > 0 ? row.hours : [FIRST]);
  const isComplete = hours.every(({ start, end }) => start && end);
  const set = (index: number, change: Partial<Hours>) => setHours(hours.map((one, place) => (place === index ? { ...one, ...change } : one)));
  return (
    <form
      aria-label={text.details.dayHours(formatPlainDay(date))}
      className="my-1 space-y-2 rounded-lg bg-sunken p-2.5"
      onSubmit={(event) => {
        event.preventDefault();
        if (isComplete && !pending) onSave(hours);
      }}
    >
      {hours.map((one, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- hours have no other name than their place
        <div key={index} className="flex items-center gap-2">
          <TimeInput aria-label={text.details.startOf(index + 1)} value={one.start} onChange={(start) => set(index, { start })} className="w-20 text-center max-md:w-24" />
          <span aria-hidden>–</span>
          <TimeInput aria-label={text.details.endOf(index + 1)} value={one.end} onChange={(end) => set(index, { end })} className="w-20 text-center max-md:w-24" />
          {hours.length > 1 && (
            <Button variant="ghost" size="icon" aria-label={`${text.details.removeHours}: ${one.start} – ${one.end}`} onClick={() => setHours(hours.filter((_, place) => place !== index))}>
              <X aria-hidden />
            </Button>
          )}
          {index === hours.length - 1 && hours.length < MOST && (
            <Button variant="ghost" size="icon" aria-label={text.details.addHours} title={text.details.addHours} onClick={() => setHours([...hours, { start: "", end: "" }])}>
              <Plus aria-hidden />
            </Button>
          )}
        </div>
      ))}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" size="sm" variant="primary" pending={pending} disabled={!isComplete}>
          {text.details.saveDay}
        </Button>
        {row && row.hours.length > 0 && (
          <Button size="sm" onClick={() => onSave([])}>
            {text.details.dayOff}
          </Button>
        )}
        {row?.isEdited && (
          <Button size="sm" onClick={() => onSave(undefined)}>
            {text.details.asTheRest}
          </Button>
        )}
        <Button size="sm" variant="ghost" onClick={onClose}>
          {text.details.keepDay}
        </Button>
      </div>
    </form>
  );
}
