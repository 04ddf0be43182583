"use client";
import type { Blocker, Booked, Booking } from "@/modules/booking/contract";
import { ApiProblem } from "@/ui/api/client";
import { useSubmit } from "@/ui/api/use-submit";
import { Button } from "@/ui/primitives/button";
import { Combobox } from "@/ui/primitives/combobox";
import { Field } from "@/ui/primitives/field";
import { Input, Textarea } from "@/ui/primitives/input";
import type { Option } from "@/ui/primitives/option-list";
import { useWrites } from "@/ui/live/live-context";
import { ExpiryField } from "@/ui/holds/expiry-field";
import { Select } from "@/ui/primitives/select";
import { text } from "@/ui/text/en";
import { atSlot, type Draft, readDraft } from "./draft";
import { PhaseField } from "./phase-field";
import { Refused } from "./refused";
import { searchResources } from "./search-resources";
import { WhenFields } from "./when-fields";

const FIELDS = ["resourceId", "projectId", "phaseId", "start", "end", "days.from", "days.to", "days.hours", "title", "notes", "status", "expiresAt"] as const;
const STATUSES = (["confirmed", "hold", "requested"] as const).map((value) => ({ value, label: text.status[value] }));

type Props = {
  draft: Draft;
  onDraft: (draft: Draft) => void;
  /** The booking that is changed; none for a new one. */
  booking?: Booking | undefined;
  zone: string;
  searchProjects: (typed: string) => Option[];
  colourOf: (projectId: string) => string | undefined;
  onSaved: (booking: Booked) => void;
  onShow: (blocker: Blocker) => void;
  /** Somebody else changed the booking meanwhile: forget the draft and take what is there. */
  onTakeTheirs?: () => void;
};

/** Books, or changes a booking. A refusal never takes away what was entered. */
export function BookingForm({ draft, onDraft, booking, zone, searchProjects, colourOf, onSaved, onShow, onTakeTheirs }: Props) {
  const writes = useWrites();
  const { pending, problem, submit, fail } = useSubmit(async ({ version, override }: { version: number | undefined; override?: string }) => {
    const { body, errors } = readDraft(draft, zone, booking);
    if (errors) throw new ApiProblem(400, "invalid_input", "", "", errors);
    const sent = override === undefined ? body : { ...body, override };
    onSaved(await (booking ? writes.change(booking.id, version, sent) : writes.create(sent)));
  });
  const set = (change: Partial<Draft>) => onDraft({ ...draft, ...change });
  const instead = (next: Draft) => {
    fail(undefined);
    onDraft(next);
  };

  return (
    <div className="space-y-3.5">
      <Refused
        problem={problem}
        fields={FIELDS}
        resourceName={draft.resource?.label}
        {...{ zone, pending, colourOf, onShow }}
        onOverride={(override) => void submit({ version: booking?.version, override })}
        onTime={(next) => instead(atSlot(draft, next, zone))}
        onResource={(resource) => instead({ ...draft, resource })}
        onStatus={(status) => instead({ ...draft, status })}
        onKeepMine={(version) => void submit({ version })}
        onTakeTheirs={() => {
          fail(undefined);
          onTakeTheirs?.();
        }}
      />
      <form noValidate className="space-y-3.5" onSubmit={(event) => { event.preventDefault(); void submit({ version: booking?.version }); }}>
        <Field label={text.booking.resource} error={problem?.of("resourceId")}>
          {(control) => <Combobox {...control} value={draft.resource} onChange={(resource) => set({ resource })} search={searchResources} placeholder={text.booking.resourcePlaceholder} />}
        </Field>
        <Field label={text.booking.project} error={problem?.of("projectId")}>
          {(control) => <Combobox {...control} value={draft.project} onChange={(project) => set({ project, phaseId: null })} search={searchProjects} placeholder={text.booking.projectPlaceholder} />}
        </Field>
        <PhaseField projectId={draft.project?.value} value={draft.phaseId} error={problem?.of("phaseId")} onChange={(phaseId) => set({ phaseId })} />
        <WhenFields {...{ draft, onDraft, zone, problem }} />
        <Field label={text.booking.title} hint={text.booking.titleHint} error={problem?.of("title")}>
          {(control) => <Input {...control} value={draft.title} maxLength={500} onChange={(event) => set({ title: event.target.value })} />}
        </Field>
        <Field label={text.booking.status} error={problem?.of("status")}>
          {(control) => <Select {...control} options={STATUSES} value={draft.status} onChange={(event) => set({ status: event.target.value as Draft["status"] })} />}
        </Field>
        {draft.status === "hold" && <ExpiryField value={draft.expires} error={problem?.of("expiresAt")} onChange={(expires) => set({ expires })} />}
        <Field label={text.booking.notes} error={problem?.of("notes")}>
          {(control) => <Textarea {...control} value={draft.notes} maxLength={10_000} onChange={(event) => set({ notes: event.target.value })} />}
        </Field>
        <Button type="submit" variant="primary" pending={pending} className="w-full">
          {booking ? text.booking.save : text.booking.submit[draft.status]}
        </Button>
      </form>
    </div>
  );
}
