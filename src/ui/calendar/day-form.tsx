"use client";
import { Plus } from "lucide-react";
import { useState } from "react";
import type { CalendarDay } from "@/modules/calendar/contract";
import { callApi } from "@/ui/api/client";
import { ProblemAlert } from "@/ui/api/problem-alert";
import { useSubmit } from "@/ui/api/use-submit";
import { Button } from "@/ui/primitives/button";
import { Field } from "@/ui/primitives/field";
import { Input } from "@/ui/primitives/input";
import { Select } from "@/ui/primitives/select";
import { text } from "@/ui/text/en";
import { HoursFields } from "./hours-fields";

const t = text.workingTime.days;
const WAYS = ["byWeek", "closed", "own"] as const;
const ways = WAYS.map((value) => ({ value, label: t[value] }));
const FIRST = { start: "09:00", end: "18:00" };

type Way = (typeof WAYS)[number];
type Props = { calendarId: string; version: number; day: CalendarDay; title: string; onSaved: () => void };

/** Gives a date hours of its own, closes it, or leaves it to the week and the holidays. */
export function DayForm({ calendarId, version, day, title, onSaved }: Props) {
  const [way, setWay] = useState<Way>(day.isSpecial ? (day.hours.length === 0 ? "closed" : "own") : "byWeek");
  const [hours, setHours] = useState(day.hours.length > 0 ? day.hours : [FIRST]);
  const { pending, problem, submit } = useSubmit(async (form: FormData) => {
    const path = `v1/calendars/${calendarId}/days/${day.date}`;
    if (way !== "byWeek") await callApi(path, { method: "PUT", body: { hours: way === "own" ? hours : [], note: String(form.get("note")) }, version });
    else if (day.isSpecial) await callApi(path, { method: "DELETE", version });
    onSaved();
  });
  return (
    <form className="space-y-3.5" onSubmit={(event) => { event.preventDefault(); void submit(new FormData(event.currentTarget)); }}>
      <ProblemAlert problem={problem} fields={["hours", "note"]} />
      <Field label={t.how} hint={day.holiday ?? undefined}>{(control) => <Select {...control} options={ways} value={way} onChange={(event) => setWay(event.target.value as Way)} />}</Field>
      {way === "own" && (
        <fieldset className="space-y-1.5">
          <legend className="mb-1 text-sm font-medium">{t.hours}</legend>
          {hours.map((own, at) => (
            <HoursFields
              // oxlint-disable-next-line react/no-array-index-key -- they have no other key while they are typed
              key={at}
              value={own}
              onChange={(changed) => setHours(hours.map((other, n) => (n === at ? changed : other)))}
              onRemove={() => setHours(hours.filter((_, n) => n !== at))}
              labels={{ from: text.workingTime.from(title, at + 1), to: text.workingTime.to(title, at + 1), remove: text.workingTime.removeHours(title, at + 1) }}
              isWrong={problem?.of(`hours.${at}`) !== undefined}
            />
          ))}
          {problem?.of("hours") && <p className="text-sm text-danger">{problem.of("hours")}</p>}
          <Button variant="ghost" size="sm" onClick={() => setHours([...hours, FIRST])}>
            <Plus aria-hidden />
            {text.workingTime.addHours}
          </Button>
        </fieldset>
      )}
      {way !== "byWeek" && (
        <Field label={t.note} optional={text.field.optional} error={problem?.of("note")}>
          {(control) => <Input {...control} name="note" maxLength={500} defaultValue={day.note} />}
        </Field>
      )}
      <div className="flex justify-end pt-1">
        <Button type="submit" variant="primary" pending={pending}>
          {text.action.save}
        </Button>
      </div>
    </form>
  );
}
