"use client";
import { useState } from "react";
import type { Calendar, UpdateCalendar } from "@/modules/calendar/contract";
import { TimeZoneField } from "@/ui/account/time-zone-field";
import { type ApiProblem, callApi } from "@/ui/api/client";
import { ProblemAlert } from "@/ui/api/problem-alert";
import { useSubmit } from "@/ui/api/use-submit";
import { Button } from "@/ui/primitives/button";
import { Checkbox } from "@/ui/primitives/checkbox";
import { Field } from "@/ui/primitives/field";
import { Input } from "@/ui/primitives/input";
import { text } from "@/ui/text/en";
import { HolidayFields } from "./holiday-fields";
import { ShiftFields } from "./shift-fields";
import { WeekFields } from "./week-fields";

const FIELDS = ["name", "timeZone", "week", "shifts", "holidayCountry", "holidayRegion", "turnaroundMinutes"] as const;
const OFFICE = [1, 2, 3, 4, 5].map((day) => ({ day, start: "09:00", end: "18:00" }));

type Props = { calendar?: Calendar | undefined; timeZone: string; isFirst: boolean; onSaved: (calendar: Calendar) => void };

/** Makes a work calendar, or changes one. @param isFirst there is none yet: the new one is for all */
export function CalendarForm({ calendar, timeZone, isFirst, onSaved }: Props) {
  const [week, setWeek] = useState(calendar?.week ?? OFFICE);
  const [shifts, setShifts] = useState(calendar?.shifts ?? []);
  const [zone, setZone] = useState(calendar?.timeZone ?? timeZone);
  const [place, setPlace] = useState({ holidayCountry: calendar?.holidayCountry ?? null, holidayRegion: calendar?.holidayRegion ?? null });
  const { pending, problem, submit } = useSubmit(async (form: FormData) => {
    const body: UpdateCalendar = {
      name: String(form.get("name")),
      timeZone: zone,
      week,
      shifts,
      ...place,
      turnaroundMinutes: Math.round(Number(form.get("turnaround")) * 60),
      isDefault: form.has("isDefault"),
    };
    const saved = calendar ? await callApi<Calendar>(`v1/calendars/${calendar.id}`, { method: "PATCH", body, version: calendar.version }) : await callApi<Calendar>("v1/calendars", { method: "POST", body });
    onSaved(saved);
  });

  return (
    <form className="space-y-3.5" onSubmit={(event) => { event.preventDefault(); void submit(new FormData(event.currentTarget)); }}>
      <ProblemAlert problem={problem} fields={FIELDS} />
      <div className="grid gap-3.5 sm:grid-cols-2">
        <Field label={text.workingTime.name} hint={text.workingTime.nameHint} error={problem?.of("name")}>{(control) => <Input {...control} name="name" required maxLength={100} defaultValue={calendar?.name} />}</Field>
        <TimeZoneField label={text.workingTime.timeZone} error={problem?.of("timeZone")} value={zone} onChange={setZone} />
      </div>
      <WeekFields week={week} onChange={setWeek} wrong={wrongHours(problem)} />
      <ShiftFields shifts={shifts} onChange={setShifts} error={problem?.of("shifts")} />
      <div className="grid gap-3.5 sm:grid-cols-2">
        <HolidayFields value={place} onChange={setPlace} problem={problem} />
        <Field label={text.workingTime.turnaround} hint={text.workingTime.turnaroundHint} error={problem?.of("turnaroundMinutes")}>
          {(control) => <Input {...control} name="turnaround" type="number" min={0} max={168} step="any" required defaultValue={(calendar?.turnaroundMinutes ?? 0) / 60} />}
        </Field>
      </div>
      <Checkbox name="isDefault" label={text.workingTime.makeDefault} hint={text.workingTime.isDefaultHint} defaultChecked={calendar?.isDefault ?? isFirst} />
      <div className="flex justify-end pt-1">
        <Button type="submit" variant="primary" pending={pending}>
          {calendar ? text.action.save : text.workingTime.add}
        </Button>
      </div>
    </form>
  );
}

/** Which hours of the week are wrong: `week.3` or something inside it. */
function wrongHours(problem: ApiProblem | undefined): { at: number; message: string } | undefined {
  for (const { path, message } of problem?.fieldErrors ?? []) {
    const [, at] = /^week\.(\d+)/.exec(path) ?? [];
    if (at !== undefined) return { at: Number(at), message };
  }
  return undefined;
}
