"use client";
import type { Blocker, Booking } from "@/modules/booking/contract";
import { ApiProblem, callApi } from "@/ui/api/client";
import { ProblemAlert } from "@/ui/api/problem-alert";
import { useSubmit } from "@/ui/api/use-submit";
import { Button } from "@/ui/primitives/button";
import { Combobox } from "@/ui/primitives/combobox";
import { Field } from "@/ui/primitives/field";
import { Input, Textarea } from "@/ui/primitives/input";
import type { Option } from "@/ui/primitives/option-list";
import { Select } from "@/ui/primitives/select";
import { text } from "@/ui/text/en";
import { AlternativesList } from "./alternatives-list";
import { ConflictNotice } from "./conflict-notice";
import { type Draft, readDraft, withStart } from "./draft";
import { searchResources } from "./search-resources";
import { StaleNotice } from "./stale-notice";
import { TimeFields } from "./time-fields";

const FIELDS = ["resourceId", "projectId", "start", "end", "title", "notes", "status"] as const;
const STATUSES = (["confirmed", "hold", "requested"] as const).map((value) => ({ value, label: text.status[value] }));

type Props = {
  draft: Draft;
  onDraft: (draft: Draft) => void;
  /** The booking that is changed; none for a new one. */
  booking?: Booking | undefined;
  zone: string;
  searchProjects: (typed: string) => Option[];
  colourOf: (projectId: string) => string | undefined;
  onSaved: (booking: Booking) => void;
  onShow: (blocker: Blocker) => void;
  /** Somebody else changed the booking meanwhile: forget the draft and take what is there. */
  onTakeTheirs?: (booking: Booking) => void;
};

/** Books, or changes a booking. A refusal never takes away what was entered. */
export function BookingForm({ draft, onDraft, booking, zone, searchProjects, colourOf, onSaved, onShow, onTakeTheirs }: Props) {
  const { pending, problem, submit, fail } = useSubmit(async (version: number | undefined) => {
    const { body, errors } = readDraft(draft, zone);
    if (errors) throw new ApiProblem(400, "invalid_input", "", "", errors);
    const saved = booking ? callApi<Booking>(`v1/bookings/${booking.id}`, { method: "PATCH", body, ...(version === undefined ? {} : { version }) }) : callApi<Booking>("v1/bookings", { method: "POST", body });
    onSaved(await saved);
  });
  const set = (change: Partial<Draft>) => onDraft({ ...draft, ...change });
  const current = problem?.code === "stale_version" ? (problem.current as Booking) : undefined;

  return (
    <form noValidate className="space-y-3.5" onSubmit={(event) => { event.preventDefault(); void submit(booking?.version); }}>
      {problem?.code === "booking_conflict" ? (
        <>
          <ConflictNotice resourceName={draft.resource?.label} conflicts={problem.conflicts} zone={zone} colourOf={colourOf} onShow={onShow} />
          <AlternativesList alternatives={problem.alternatives} zone={zone} onChoose={(change) => { fail(undefined); set(change); }} />
        </>
      ) : current ? (
        <StaleNotice current={current} zone={zone} onKeepMine={() => void submit(current.version)} onTakeTheirs={() => { fail(undefined); onTakeTheirs?.(current); }} />
      ) : (
        <ProblemAlert problem={problem} fields={FIELDS} />
      )}
      <Field label={text.booking.resource} error={problem?.of("resourceId")}>
        {(control) => <Combobox {...control} value={draft.resource} onChange={(resource) => set({ resource })} search={searchResources} placeholder={text.booking.resourcePlaceholder} />}
      </Field>
      <Field label={text.booking.project} error={problem?.of("projectId")}>
        {(control) => <Combobox {...control} value={draft.project} onChange={(project) => set({ project })} search={searchProjects} placeholder={text.booking.projectPlaceholder} />}
      </Field>
      <TimeFields label={text.booking.start} timeLabel={text.booking.startTime} value={draft.start} zone={zone} error={problem?.of("start")} onChange={(start) => onDraft(withStart(draft, start))} />
      <TimeFields label={text.booking.end} timeLabel={text.booking.endTime} value={draft.end} zone={zone} error={problem?.of("end")} onChange={(end) => set({ end })} />
      <p className="-mt-2 text-sm text-muted">{text.booking.zone(zone)}</p>
      <Field label={text.booking.title} hint={text.booking.titleHint} error={problem?.of("title")}>
        {(control) => <Input {...control} value={draft.title} maxLength={500} onChange={(event) => set({ title: event.target.value })} />}
      </Field>
      <Field label={text.booking.status} error={problem?.of("status")}>
        {(control) => <Select {...control} options={STATUSES} value={draft.status} onChange={(event) => set({ status: event.target.value as Draft["status"] })} />}
      </Field>
      <Field label={text.booking.notes} error={problem?.of("notes")}>
        {(control) => <Textarea {...control} value={draft.notes} maxLength={10_000} onChange={(event) => set({ notes: event.target.value })} />}
      </Field>
      <Button type="submit" variant="primary" pending={pending} className="w-full">
        {booking ? text.booking.save : text.booking.submit[draft.status]}
      </Button>
    </form>
  );
}
