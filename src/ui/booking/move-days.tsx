"use client";
import { useState } from "react";
import type { Days } from "@/modules/booking/contract";
import { formatPlainDay } from "@/ui/format";
import { Button } from "@/ui/primitives/button";
import { Disclosure } from "@/ui/primitives/disclosure";
import { Field } from "@/ui/primitives/field";
import { Input } from "@/ui/primitives/input";
import { text } from "@/ui/text/en";
import { daysDraftOf, movedTo, readDays } from "./days-draft";
import type { ChangeBody } from "./use-change";

const DATES = { type: "date", required: true, min: "1900-01-04", max: "2199-12-27" };

type Props = { days: Days; pending: boolean; onChange: (body: ChangeBody, said: string) => void };

/** Moves a booking in days as one thing, with the days that were edited; or lets it begin or end on another day. */
export function MoveDays({ days, pending, onChange }: Props) {
  return (
    <Disclosure title={text.details.moveTitle}>
      <Move key={`to ${days.from}`} {...{ days, pending, onChange }} />
      <Stretch key={`${days.from} ${days.to}`} {...{ days, pending, onChange }} />
    </Disclosure>
  );
}

function Move({ days, pending, onChange }: Props) {
  const [from, setFrom] = useState(days.from);
  const to = movedTo(days, from).to;
  return (
    <form className="flex items-end gap-2" onSubmit={(event) => { event.preventDefault(); onChange({ moveTo: from }, text.details.moved(formatPlainDay(from), formatPlainDay(to))); }}>
      <Field label={text.details.moveTo} className="grow">
        {(control) => <Input {...control} {...DATES} value={from} onChange={(event) => setFrom(event.target.value)} />}
      </Field>
      <Button type="submit" pending={pending} disabled={!from || from === days.from}>
        {text.details.move}
      </Button>
    </form>
  );
}

function Stretch({ days, pending, onChange }: Props) {
  const [[from, to], set] = useState([days.from, days.to] as const);
  const stretched = readDays({ ...daysDraftOf(days), from, to });
  const isSame = from === days.from && to === days.to;
  return (
    <form
      className="flex flex-wrap items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (stretched.days) onChange({ days: stretched.days }, text.details.moved(formatPlainDay(from), formatPlainDay(to)));
      }}
    >
      <Field label={text.days.from} className="grow">
        {(control) => <Input {...control} {...DATES} value={from} onChange={(event) => set([event.target.value, to])} />}
      </Field>
      <Field label={text.days.to} className="grow" error={from && to && to < from ? text.days.toBeforeFrom : undefined}>
        {(control) => <Input {...control} {...DATES} value={to} onChange={(event) => set([from, event.target.value])} />}
      </Field>
      <Button type="submit" pending={pending} disabled={isSame || !stretched.days}>
        {text.details.stretch}
      </Button>
    </form>
  );
}
