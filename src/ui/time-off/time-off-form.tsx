"use client";
import { useState } from "react";
import { isoOfMillis } from "@/lib/time";
import { type Availability, availabilityKindSchema } from "@/modules/calendar/availability/contract";
import { ApiProblem, callApi } from "@/ui/api/client";
import { ProblemAlert } from "@/ui/api/problem-alert";
import { useSubmit } from "@/ui/api/use-submit";
import { type LocalTime, toInstantMs, toLocal } from "@/ui/booking/local-time";
import { searchResources } from "@/ui/booking/search-resources";
import { TimeFields } from "@/ui/booking/time-fields";
import { Button } from "@/ui/primitives/button";
import { Checkbox } from "@/ui/primitives/checkbox";
import { Combobox } from "@/ui/primitives/combobox";
import { Field } from "@/ui/primitives/field";
import { Input } from "@/ui/primitives/input";
import type { Option } from "@/ui/primitives/option-list";
import { Select } from "@/ui/primitives/select";
import { text } from "@/ui/text/en";
import { wholeDays } from "./when-words";

const FIELDS = ["resourceId", "kind", "start", "end", "from", "to", "note"] as const;
const kinds = availabilityKindSchema.options.map((value) => ({ value, label: text.timeOff.kinds[value] }));

type Props = {
  entry?: Availability | undefined;
  resource?: Option | undefined;
  today: string;
  /** Of times, unless an entry is changed: those are in its resource's. */
  zone: string;
  dayStart: string;
  canWrite: boolean;
  onSaved: (entry: Availability) => void;
};

/** Enters time off, asks for leave, or changes when it is. Resource and kind of an entry stay. */
export function TimeOffForm({ entry, resource: given, today, zone: studioZone, dayStart, canWrite, onSaved }: Props) {
  const zone = entry?.timeZone ?? studioZone;
  const days = entry ? wholeDays(entry, dayStart) : { from: today, to: today };
  const [resource, setResource] = useState<Option | undefined>(entry ? { value: entry.resourceId, label: entry.resourceName } : given);
  const [kind, setKind] = useState<Availability["kind"]>(entry?.kind ?? "leave");
  const [whole, setWhole] = useState(days !== undefined);
  // Nobody works around the clock.
  const isWhole = whole && kind !== "extra";
  const [from, setFrom] = useState(days?.from ?? today);
  const [to, setTo] = useState(days?.to ?? today);
  const [start, setStart] = useState<LocalTime>(entry && !days ? toLocal(Date.parse(entry.start), zone) : { date: days?.from ?? today, time: "09:00" });
  const [end, setEnd] = useState<LocalTime>(entry && !days ? toLocal(Date.parse(entry.end), zone) : { date: days?.to ?? today, time: "18:00" });

  const { pending, problem, submit } = useSubmit(async (form: FormData) => {
    if (!resource) throw new ApiProblem(400, "invalid_input", "", "", [{ path: "resourceId", message: text.timeOff.chooseResource }]);
    const when = isWhole ? { from, to } : { start: instantOf(start, zone), end: instantOf(end, zone) };
    const body = { ...when, note: String(form.get("note")) };
    const status = form.has("needsApproval") ? { status: "requested" } : {};
    const saved = entry
      ? await callApi<Availability>(`v1/availability/${entry.id}`, { method: "PATCH", body, version: entry.version })
      : await callApi<Availability>("v1/availability", { method: "POST", body: { resourceId: resource.value, kind, ...body, ...status } });
    onSaved(saved);
  });

  return (
    <form className="space-y-3.5" onSubmit={(event) => { event.preventDefault(); void submit(new FormData(event.currentTarget)); }}>
      <ProblemAlert problem={problem} fields={FIELDS} />
      {!entry && (
        <div className="grid gap-3.5 sm:grid-cols-2">
          <Field label={text.timeOff.resource} error={problem?.of("resourceId")}>
            {(control) => <Combobox {...control} value={resource} onChange={setResource} search={searchResources} placeholder={text.booking.resourcePlaceholder} />}
          </Field>
          <Field label={text.timeOff.kind} error={problem?.of("kind")}>
            {(control) => <Select {...control} options={canWrite ? kinds : kinds.slice(0, 1)} value={kind} onChange={(event) => setKind(event.target.value as Availability["kind"])} />}
          </Field>
        </div>
      )}
      {kind !== "extra" && <Checkbox label={text.timeOff.wholeDays} checked={whole} onChange={(event) => setWhole(event.target.checked)} />}
      {isWhole ? (
        <div className="grid gap-3.5 sm:grid-cols-2">
          <DateField label={text.timeOff.firstDay} value={from} onChange={(date) => { setFrom(date); if (to < date) setTo(date); }} error={problem?.of("from") ?? problem?.of("start")} />
          <DateField label={text.timeOff.lastDay} value={to} min={from} onChange={setTo} error={problem?.of("to")} />
        </div>
      ) : (
        <>
          <div className="grid gap-3.5 sm:grid-cols-2">
            <TimeFields label={text.timeOff.start} timeLabel={text.timeOff.startTime} value={start} zone={zone} error={problem?.of("start")} onChange={setStart} />
            <TimeFields label={text.timeOff.end} timeLabel={text.timeOff.endTime} value={end} zone={zone} error={problem?.of("end")} onChange={setEnd} />
          </div>
          <p className="text-sm text-muted">{text.timeOff.zone(zone.replaceAll("_", " "))}</p>
        </>
      )}
      <Field label={text.timeOff.note} optional={text.field.optional} error={problem?.of("note")}>{(control) => <Input {...control} name="note" maxLength={500} defaultValue={entry?.note} />}</Field>
      {!entry && canWrite && kind === "leave" && <Checkbox name="needsApproval" label={text.timeOff.needsApproval} hint={text.timeOff.needsApprovalHint} />}
      <div className="flex justify-end pt-1">
        <Button type="submit" variant="primary" pending={pending}>
          {entry ? text.action.save : canWrite ? text.timeOff.add : text.timeOff.ask}
        </Button>
      </div>
    </form>
  );
}

function DateField({ label, value, min = "1900-01-04", onChange, error }: { label: string; value: string; min?: string; onChange: (date: string) => void; error: string | undefined }) {
  return (
    <Field label={label} error={error}>
      {(control) => <Input {...control} type="date" required min={min} max="2199-12-27" value={value} onChange={(event) => onChange(event.target.value)} />}
    </Field>
  );
}

/** The browser has made sure that both parts are set. */
const instantOf = (local: LocalTime, zone: string) => isoOfMillis(toInstantMs(local, zone) as number);
