"use client";
import { useState } from "react";
import type { DetailedSeries, SeriesResult } from "@/modules/booking/series/contract";
import { ApiProblem, callApi } from "@/ui/api/client";
import { ProblemAlert } from "@/ui/api/problem-alert";
import { useSubmit } from "@/ui/api/use-submit";
import { TimeInput } from "@/ui/booking/time-input";
import { formatDate } from "@/ui/format";
import { Button } from "@/ui/primitives/button";
import { Checkbox } from "@/ui/primitives/checkbox";
import { Dialog } from "@/ui/primitives/dialog";
import { Field } from "@/ui/primitives/field";
import { Input } from "@/ui/primitives/input";
import { text } from "@/ui/text/en";
import { repeatErrors } from "./draft";
import { type EditDraft, editDraft, readEdit } from "./edit";
import { OutcomeNotice } from "./outcome-notice";
import { RepeatFields } from "./repeat-fields";
import { ResultTable } from "./result-table";

const FIELDS = ["title", "time", "end", "interval", "days", "count", "until", "rule"] as const;

type Props = {
  series: DetailedSeries;
  /** The first date that changes; none: all that are still to come. */
  following: string | undefined;
  onClose: () => void;
  onChanged: (result: SeriesResult) => void;
  nameOf: (resourceId: string) => string | undefined;
};

/** Changes all dates of a series, or a date and those that follow. What it would do is looked at first. */
export function EditDialog({ series, following, onClose, onChanged, nameOf }: Props) {
  const [draft, setDraft] = useState<EditDraft>(() => editDraft(series, following));
  const [checked, setChecked] = useState<SeriesResult>();
  const set = (change: Partial<EditDraft>) => {
    setDraft({ ...draft, ...change });
    setChecked(undefined);
  };
  const { pending, problem, submit } = useSubmit(async (dryRun: boolean) => {
    const errors = [...(draft.from ? [] : [{ path: "time", message: text.booking.mustSet }]), ...(draft.to ? [] : [{ path: "end", message: text.booking.mustSet }]), ...(draft.changesRule ? repeatErrors(draft.repeat) : [])];
    if (errors.length > 0) throw new ApiProblem(400, "invalid_input", "", "", errors);
    const body = readEdit(draft, series, following);
    if (!body) throw new ApiProblem(400, "nothing_asked", text.series.nothingChanges, text.series.nothingAsked);
    const result = await callApi<SeriesResult>(`v1/series/${series.id}`, { method: "PATCH", body: { ...body, dryRun }, version: series.version });
    if (dryRun) setChecked(result);
    else onChanged(result);
  });

  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={text.series.editTitle} description={following ? text.series.editFrom(formatDate(following)) : text.series.editAll}>
      <form noValidate className="space-y-3.5" onSubmit={(event) => { event.preventDefault(); void submit(true); }}>
        <ProblemAlert problem={problem} fields={FIELDS} />
        <p className="text-sm text-muted">{text.series.editLead}</p>
        <Field label={text.booking.title} error={problem?.of("title")}>{(control) => <Input {...control} value={draft.title} maxLength={500} onChange={(event) => set({ title: event.target.value })} />}</Field>
        <div className="grid grid-cols-2 gap-3.5">
          <Field label={text.series.from} error={problem?.of("time")}>{(control) => <TimeInput {...control} required value={draft.from} onChange={(from) => set({ from })} />}</Field>
          <Field label={text.series.to} error={problem?.of("end")}>{(control) => <TimeInput {...control} required value={draft.to} onChange={(to) => set({ to })} />}</Field>
        </div>
        <Checkbox label={text.series.changeRule} checked={draft.changesRule} onChange={(event) => set({ changesRule: event.target.checked })} />
        {draft.changesRule && <RepeatFields repeat={draft.repeat} onChange={(repeat) => set({ repeat })} problem={problem} />}
        <Checkbox label={text.series.includeEdited} checked={draft.includeEdited} onChange={(event) => set({ includeEdited: event.target.checked })} />
        {checked && (
          <section aria-label={text.series.previewed} className="space-y-3">
            <h3 className="font-semibold">{text.series.previewed}</h3>
            {checked.counts.changed + checked.counts.cancelled + checked.counts.booked > 0 && <OutcomeNotice result={checked} />}
            <div className="max-h-72 overflow-y-auto rounded-lg border">
              <ResultTable result={checked} nameOf={nameOf} />
            </div>
          </section>
        )}
        <div className="flex flex-wrap justify-end gap-2 pt-1">
          <Button type="submit" variant={checked ? "secondary" : "primary"} pending={pending}>
            {text.series.preview}
          </Button>
          {checked && !checked.refused && (
            <Button variant="primary" pending={pending} onClick={() => void submit(false)}>
              {text.series.apply}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  );
}
