"use client";
import { useState } from "react";
import { outsideSchema, type StudioSettings } from "@/modules/tenant/contract";
import { callApi } from "@/ui/api/client";
import { ProblemAlert } from "@/ui/api/problem-alert";
import { useSubmit } from "@/ui/api/use-submit";
import { TimeInput } from "@/ui/booking/time-input";
import { Button } from "@/ui/primitives/button";
import { Field } from "@/ui/primitives/field";
import { Input } from "@/ui/primitives/input";
import { Select } from "@/ui/primitives/select";
import { useToast } from "@/ui/primitives/toast";
import { text } from "@/ui/text/en";
import { useNavigate } from "@/ui/use-navigate";

const FIELDS = ["dayStart", "outsideWorkingTime", "challengeMinutes", "requestsPerMinute", "keyRequestsPerMinute"] as const;
const outside = outsideSchema.options.map((value) => ({ value, label: text.workingTime.outsideOf[value] }));

/** How the whole studio counts its days and hours; only owners change it. */
export function SettingsForm({ settings, isOwner }: { settings: StudioSettings; isOwner: boolean }) {
  return (
    <section aria-labelledby="settings" className="border-b p-4">
      <h2 id="settings" className="font-semibold">
        {text.workingTime.settings}
      </h2>
      <p className="max-w-xl text-muted">
        {text.workingTime.settingsLead} {!isOwner && text.workingTime.ownerOnly}
      </p>
      {isOwner ? <EditSettings key={settings.version} settings={settings} /> : <ShowSettings settings={settings} />}
    </section>
  );
}

function ShowSettings({ settings: { dayStart, outsideWorkingTime, challengeMinutes, requestsPerMinute, keyRequestsPerMinute } }: { settings: StudioSettings }) {
  const facts = [
    [text.workingTime.dayStart, dayStart],
    [text.workingTime.outside, text.workingTime.outsideOf[outsideWorkingTime]],
    [text.workingTime.challenge, text.workingTime.hours(challengeMinutes)],
    [text.workingTime.requests, requestsPerMinute],
    [text.workingTime.keyRequests, keyRequestsPerMinute],
  ];
  return (
    <dl className="mt-3 grid gap-3.5 sm:grid-cols-3">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt className="text-sm text-muted">{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function EditSettings({ settings }: { settings: StudioSettings }) {
  const { refresh } = useNavigate();
  const toast = useToast();
  const [dayStart, setDayStart] = useState(settings.dayStart);
  const { pending, problem, submit } = useSubmit(async (form: FormData) => {
    const numberOf = (name: string) => Number(form.get(name));
    const body = {
      dayStart,
      outsideWorkingTime: form.get("outsideWorkingTime"),
      challengeMinutes: Math.round(numberOf("challenge") * 60),
      requestsPerMinute: numberOf("requestsPerMinute"),
      keyRequestsPerMinute: numberOf("keyRequestsPerMinute"),
    };
    await callApi("v1/studio/settings", { method: "PATCH", body, version: settings.version });
    toast({ title: text.workingTime.saved });
    refresh();
  });
  return (
    <form className="mt-3 space-y-3.5" onSubmit={(event) => { event.preventDefault(); void submit(new FormData(event.currentTarget)); }}>
      <ProblemAlert problem={problem} fields={FIELDS} />
      <div className="grid gap-3.5 sm:grid-cols-3">
        <Field label={text.workingTime.dayStart} hint={text.workingTime.dayStartHint} error={problem?.of("dayStart")}>
          {(control) => <TimeInput {...control} required value={dayStart} onChange={setDayStart} />}
        </Field>
        <Field label={text.workingTime.outside} error={problem?.of("outsideWorkingTime")}>
          {(control) => <Select {...control} name="outsideWorkingTime" options={outside} defaultValue={settings.outsideWorkingTime} />}
        </Field>
        <Field label={text.workingTime.challenge} hint={text.workingTime.challengeHint} error={problem?.of("challengeMinutes")}>
          {(control) => <Input {...control} name="challenge" type="number" min={0.25} max={1_000} step="any" required defaultValue={settings.challengeMinutes / 60} />}
        </Field>
        <Field label={text.workingTime.requests} hint={text.workingTime.requestsHint} error={problem?.of("requestsPerMinute")}>
          {(control) => <Input {...control} name="requestsPerMinute" type="number" min={60} max={1_000_000} required defaultValue={settings.requestsPerMinute} />}
        </Field>
        <Field label={text.workingTime.keyRequests} hint={text.workingTime.keyRequestsHint} error={problem?.of("keyRequestsPerMinute")}>
          {(control) => <Input {...control} name="keyRequestsPerMinute" type="number" min={1} max={1_000_000} required defaultValue={settings.keyRequestsPerMinute} />}
        </Field>
      </div>
      <div className="flex justify-end">
        <Button type="submit" pending={pending}>
          {text.action.save}
        </Button>
      </div>
    </form>
  );
}
