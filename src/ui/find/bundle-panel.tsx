"use client";
import { ArrowRight } from "lucide-react";
import Link from "next/link";
import type { BundleResult } from "@/modules/booking/bundles/contract";
import { callApi } from "@/ui/api/client";
import { ProblemAlert } from "@/ui/api/problem-alert";
import { useSubmit } from "@/ui/api/use-submit";
import { atSlot, type Draft } from "@/ui/booking/draft";
import { PhaseField } from "@/ui/booking/phase-field";
import { WhenFields } from "@/ui/booking/when-fields";
import { ExpiryField } from "@/ui/holds/expiry-field";
import { Alert } from "@/ui/primitives/alert";
import { Button } from "@/ui/primitives/button";
import { Combobox } from "@/ui/primitives/combobox";
import { Field } from "@/ui/primitives/field";
import { Input } from "@/ui/primitives/input";
import type { Option } from "@/ui/primitives/option-list";
import { Select } from "@/ui/primitives/select";
import { text } from "@/ui/text/en";
import { bundleBody } from "./bundle-body";
import { bundleFormHref } from "./bundle-href";
import { BundleRefusal } from "./bundle-refusal";
import type { Chosen, Status } from "./chosen";

const FIELDS = ["projectId", "phaseId", "start", "end", "days", "title", "status", "expiresAt"] as const;

type Props = {
  chosen: readonly Chosen[];
  draft: Draft;
  /** So much of what was asked for they have free together, at the time that the form begins with. */
  minutes: number;
  asked: number;
  onDraft: (draft: Draft) => void;
  statuses: readonly Status[];
  zone: string;
  searchProjects: (typed: string) => Option[];
  onLeaveOut: (resourceIds: readonly string[]) => void;
  onBooked: (result: BundleResult, status: Status) => void;
};

/** Books all of those who are chosen, or none of them. */
export function BundlePanel({ chosen, draft, minutes, asked, onDraft, statuses, zone, searchProjects, onLeaveOut, onBooked }: Props) {
  const { pending, problem, submit, fail } = useSubmit(async (override: string | undefined) => {
    const body = { ...bundleBody(draft, chosen, zone), ...(override && { override }) };
    onBooked(await callApi<BundleResult>("v1/bookings/bundle", { method: "POST", body }), draft.status);
  });
  const set = (change: Partial<Draft>) => onDraft({ ...draft, ...change });
  const instead = (work: () => void) => {
    fail(undefined);
    work();
  };
  return (
    <div className="space-y-3.5">
      {problem?.code === "bundle_conflict" ? (
        <BundleRefusal
          {...{ problem, chosen, zone, pending }}
          onLeaveOut={(ids) => instead(() => onLeaveOut(ids))}
          onNext={(next) => instead(() => onDraft(atSlot(draft, { ...next, from: next.days?.from ?? null }, zone)))}
          onOverride={(reason) => void submit(reason)}
        />
      ) : (
        <ProblemAlert problem={problem} fields={FIELDS} />
      )}
      {minutes < asked && !problem && <Alert tone="warn" title={text.find.common(minutes, asked)}>{text.find.commonDetail}</Alert>}
      <form noValidate aria-label={text.find.together} className="space-y-3.5" onSubmit={(event) => { event.preventDefault(); void submit(undefined); }}>
        <p className="wrap-break-word">{chosen.map(({ candidate: { name } }) => name).join(", ")}</p>
        <Field label={text.booking.project} error={problem?.of("projectId")}>
          {(control) => <Combobox {...control} value={draft.project} onChange={(project) => set({ project, phaseId: null })} search={searchProjects} placeholder={text.booking.projectPlaceholder} />}
        </Field>
        <PhaseField projectId={draft.project?.value} value={draft.phaseId} error={problem?.of("phaseId")} onChange={(phaseId) => set({ phaseId })} />
        <WhenFields {...{ draft, onDraft, zone, problem }} />
        <Field label={text.booking.title} optional={text.field.optional} error={problem?.of("title")}>
          {(control) => <Input {...control} value={draft.title} maxLength={500} onChange={(event) => set({ title: event.target.value })} />}
        </Field>
        {statuses.length > 1 && (
          <Field label={text.booking.status}>
            {(control) => <Select {...control} options={statuses.map((value) => ({ value, label: text.status[value] }))} value={draft.status} onChange={(event) => set({ status: event.target.value as Status })} />}
          </Field>
        )}
        {draft.status === "hold" && <ExpiryField value={draft.expires} error={problem?.of("expiresAt")} onChange={(expires) => set({ expires })} />}
        <Button type="submit" variant="primary" pending={pending} className="w-full">
          {text.find.actTogether[draft.status](chosen.length)}
        </Button>
      </form>
      <Button asChild variant="link">
        <Link href={bundleFormHref(chosen, draft, zone)}>
          {text.find.toBundleForm}
          <ArrowRight aria-hidden />
        </Link>
      </Button>
    </div>
  );
}
