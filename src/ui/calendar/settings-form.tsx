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

const FIELDS = ["dayStart", "outsideWorkingTime", "challengeMinutes"] as const;
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

function ShowSettings({ settings: { dayStart, outsideWorkingTime, challengeMinutes } }: { settings: StudioSettings }) {
  const facts = [
    [text.workingTime.dayStart, dayStart],
    [text.workingTime.outside, text.workingTime.outsideOf[outsideWorkingTime]],
    [text.workingTime.challenge, text.workingTime.hours(challengeMinutes)],
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
    const body = { dayStart, outsideWorkingTime: form.get("outsideWorkingTime"), challengeMinutes: Math.round(Number(form.get("challenge")) * 60) };
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
      </div>
      <div className="flex justify-end">
        <Button type="submit" pending={pending}>
          {text.action.save}
        </Button>
      </div>
    </form>
  );
}
