"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { OnConflict, SeriesResult } from "@/modules/booking/series/contract";
import { ApiProblem, callApi } from "@/ui/api/client";
import { ProblemAlert } from "@/ui/api/problem-alert";
import { useSubmit } from "@/ui/api/use-submit";
import { searchResources } from "@/ui/booking/search-resources";
import { TimeInput } from "@/ui/booking/time-input";
import { Button } from "@/ui/primitives/button";
import { Combobox } from "@/ui/primitives/combobox";
import { Field } from "@/ui/primitives/field";
import { Input } from "@/ui/primitives/input";
import { Select } from "@/ui/primitives/select";
import { useToast } from "@/ui/primitives/toast";
import { text } from "@/ui/text/en";
import { ITS_OWN, newSeriesDraft, readSeriesDraft, type SeriesDraft, type SeriesStatus, withDate } from "./draft";
import { OutcomeNotice } from "./outcome-notice";
import { RepeatFields } from "./repeat-fields";
import { ResultTable } from "./result-table";
import { searchProjects } from "./search-projects";
import { SubstitutesField } from "./substitutes-field";

const FIELDS = ["resourceId", "projectId", "title", "status", "start", "end", "interval", "days", "count", "until", "rule", "substitutes"] as const;
const STATUSES = (["confirmed", "hold", "requested"] as const).map((value) => ({ value, label: text.status[value] }));
const POLICIES = (["stop", "skip", "hold", "substitute"] as const).map((value) => ({ value, label: text.series.policy[value] }));

type Props = { today: string; zone: string; firstStatus: SeriesStatus };

/** A new series: its dates are looked at first, and then booked. A change of the form takes the look away. */
export function SeriesForm({ today, zone, firstStatus }: Props) {
  const router = useRouter();
  const toast = useToast();
  const [draft, setDraft] = useState<SeriesDraft>(() => newSeriesDraft(today, firstStatus));
  const [checked, setChecked] = useState<SeriesResult>();
  const set = (change: Partial<SeriesDraft>) => {
    setDraft({ ...draft, ...change });
    setChecked(undefined);
  };
  const { pending, problem, submit } = useSubmit(async (dryRun: boolean) => {
    const { body, errors } = readSeriesDraft(draft);
    if (errors) throw new ApiProblem(400, "invalid_input", "", "", errors);
    const send = (isDry: boolean) => callApi<SeriesResult>("v1/series", { method: "POST", body: { ...body, dryRun: isDry } });
    if (dryRun) return setChecked(await send(true));
    const made = await send(false).catch(async (error: unknown) => {
      // Somebody was faster than the look: what it is now stands beside the refusal.
      if (error instanceof ApiProblem && error.code === "series_conflict") setChecked(await send(true));
      throw error;
    });
    toast({ title: text.series.done(made.counts.booked + made.counts.held + made.counts.substituted) });
    router.push(`/series/${made.series?.id}`);
  });
  const bookable = checked && !checked.refused ? checked.counts.booked + checked.counts.held + checked.counts.substituted : 0;
  const nameOf = (id: string) => [draft.resource, ...draft.substitutes].find((option) => option?.value === id)?.label;
  const zones = [{ value: ITS_OWN, label: text.series.zoneOfResource }, { value: zone, label: zone.replaceAll("_", " ") }];

  return (
    <div className="grid items-start gap-6 px-4 pb-6 lg:grid-cols-[minmax(20rem,26rem)_1fr]">
      <form noValidate aria-label={text.series.form} className="space-y-3.5" onSubmit={(event) => { event.preventDefault(); void submit(true); }}>
        <ProblemAlert problem={problem} fields={FIELDS} />
        <Field label={text.booking.resource} error={problem?.of("resourceId")}>
          {(control) => <Combobox {...control} value={draft.resource} onChange={(resource) => set({ resource })} search={searchResources} placeholder={text.booking.resourcePlaceholder} />}
        </Field>
        <Field label={text.booking.project} error={problem?.of("projectId")}>
          {(control) => <Combobox {...control} value={draft.project} onChange={(project) => set({ project })} search={searchProjects} placeholder={text.booking.projectPlaceholder} />}
        </Field>
        <Field label={text.booking.title} optional={text.field.optional} error={problem?.of("title")}>
          {(control) => <Input {...control} value={draft.title} maxLength={500} onChange={(event) => set({ title: event.target.value })} />}
        </Field>
        <div className="grid grid-cols-2 gap-3.5 sm:grid-cols-[1fr_5.5rem_5.5rem]">
          <Field label={text.series.on} error={problem?.of("start")} className="max-sm:col-span-2">
            {(control) => <Input {...control} type="date" required min="1900-01-02" max="2199-12-20" value={draft.date} onChange={(event) => set(withDate(draft, event.target.value))} />}
          </Field>
          <Field label={text.series.from}>{(control) => <TimeInput {...control} required value={draft.from} onChange={(from) => set({ from })} className="text-center" />}</Field>
          <Field label={text.series.to} error={problem?.of("end")}>{(control) => <TimeInput {...control} required title={text.series.toHint} value={draft.to} onChange={(to) => set({ to })} className="text-center" />}</Field>
        </div>
        <Field label={text.series.zone}>{(control) => <Select {...control} options={zones} value={draft.zone} onChange={(event) => set({ zone: event.target.value })} />}</Field>
        <RepeatFields repeat={draft.repeat} onChange={(repeat) => set({ repeat })} problem={problem} />
        <Field label={text.booking.status} error={problem?.of("status")}>
          {(control) => <Select {...control} options={STATUSES} value={draft.status} onChange={(event) => set({ status: event.target.value as SeriesStatus })} />}
        </Field>
        <Field label={text.series.onConflict}>
          {(control) => <Select {...control} options={POLICIES} value={draft.onConflict} onChange={(event) => set({ onConflict: event.target.value as OnConflict })} />}
        </Field>
        {draft.onConflict === "substitute" && <SubstitutesField value={draft.substitutes} onChange={(substitutes) => set({ substitutes })} error={problem?.of("substitutes")} />}
        <Button type="submit" variant={checked ? "secondary" : "primary"} pending={pending} className="w-full">
          {text.series.check}
        </Button>
      </form>
      {checked && (
        <section aria-label={text.series.checked} className="min-w-0 space-y-3">
          <h2 className="text-lg font-semibold">{text.series.checked}</h2>
          <OutcomeNotice result={checked} />
          <div className="rounded-lg border">
            <ResultTable result={checked} nameOf={nameOf} />
          </div>
          {bookable > 0 && (
            <Button variant="primary" pending={pending} onClick={() => void submit(false)} className="max-lg:w-full">
              {text.series.book(bookable)}
            </Button>
          )}
        </section>
      )}
    </div>
  );
}
