"use client";
import type { DetailedBundle } from "@/modules/booking/bundles/contract";
import { ApiProblem, callApi } from "@/ui/api/client";
import { useSubmit } from "@/ui/api/use-submit";
import { Button } from "@/ui/primitives/button";
import { Field } from "@/ui/primitives/field";
import { Input } from "@/ui/primitives/input";
import { dateAt } from "@/ui/schedule/week";
import { text } from "@/ui/text/en";
import { CannotFollow } from "./cannot-follow";

const FIELDS = ["title", "moveTo", "shift"] as const;

type Props = { bundle: DetailedBundle; zone: string; onChanged: () => void };

/** Gives all bookings of a bundle another title, or moves them together. */
export function ChangeBundleForm({ bundle, zone, onChanged }: Props) {
  const live = bundle.members.filter(({ status }) => status !== "cancelled");
  const first = live.map(({ days, start }) => days?.from ?? dateAt(Date.parse(start), zone)).toSorted()[0] ?? "";
  const canShift = live.every(({ days }) => days === null);
  const { pending, problem, submit } = useSubmit(async (form: FormData) => {
    const typed = (name: string) => String(form.get(name) ?? "").trim();
    const minutes = typed("minutes");
    const moveTo = typed("moveTo");
    if (!/^(-?\d{1,6})?$/.test(minutes)) throw new ApiProblem(400, "invalid_input", "", "", [{ path: "shift", message: text.bundles.badMinutes }]);
    const isMoved = moveTo !== "" && moveTo !== first;
    if (isMoved && minutes !== "") throw new ApiProblem(400, "invalid_input", "", "", [{ path: "shift", message: text.bundles.notBoth }]);
    const body = { title: typed("title"), ...(isMoved && { moveTo }), ...(minutes !== "" && { shift: { minutes: Number(minutes) } }) };
    await callApi(`v1/bundles/${bundle.id}`, { method: "PATCH", body, version: bundle.version });
    onChanged();
  });
  return (
    <form noValidate className="space-y-3.5" onSubmit={(event) => { event.preventDefault(); void submit(new FormData(event.currentTarget)); }}>
      <CannotFollow problem={problem} zone={zone} fields={FIELDS} />
      <Field label={text.booking.title} error={problem?.of("title")}>{(control) => <Input {...control} name="title" maxLength={500} defaultValue={bundle.title} />}</Field>
      <div className="grid gap-3.5 sm:grid-cols-2">
        <Field label={text.bundles.firstDay} error={problem?.of("moveTo")}>{(control) => <Input {...control} name="moveTo" type="date" min="1900-01-04" max="2199-12-27" defaultValue={first} />}</Field>
        {canShift && (
          <Field label={text.bundles.later} hint={text.bundles.laterHint} error={problem?.of("shift")}>
            {(control) => <Input {...control} name="minutes" inputMode="numeric" />}
          </Field>
        )}
      </div>
      <div className="flex justify-end pt-1">
        <Button type="submit" variant="primary" pending={pending}>
          {text.bundles.apply}
        </Button>
      </div>
    </form>
  );
}
