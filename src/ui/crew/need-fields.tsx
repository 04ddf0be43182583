import { Trash2 } from "lucide-react";
import type { ResourceKind } from "@/modules/resource/contract";
import type { ApiProblem } from "@/ui/api/client";
import { searchResources } from "@/ui/booking/search-resources";
import { Button } from "@/ui/primitives/button";
import { Combobox } from "@/ui/primitives/combobox";
import { Field } from "@/ui/primitives/field";
import { Input } from "@/ui/primitives/input";
import { Segmented } from "@/ui/primitives/segmented";
import { Select } from "@/ui/primitives/select";
import { KINDS } from "@/ui/schedule/filters";
import { SubstitutesField } from "@/ui/series/substitutes-field";
import { text } from "@/ui/text/en";
import type { NeedDraft } from "./needs-draft";

const MODES = [
  { value: "fits", label: text.needs.fits },
  { value: "named", label: text.needs.named },
] as const;
const KIND_OPTIONS = KINDS.map((value) => ({ value, label: text.kind[value] }));

type Props = {
  need: NeedDraft;
  /** Which it is, from 0. */
  index: number;
  problem: ApiProblem | undefined;
  onNeed: (need: NeedDraft) => void;
  /** None for the only one. */
  onRemove: (() => void) | undefined;
};

/** One need: what it must be and how many, or which one; and who could stand in. */
export function NeedFields({ need, index, problem, onNeed, onRemove }: Props) {
  const set = (change: Partial<NeedDraft>) => onNeed({ ...need, ...change });
  const errorOf = (field: string) => problem?.of(`needs.${index}.${field}`);
  const optional = text.field.optional;
  return (
    <fieldset className="min-w-0 space-y-3 rounded-lg border p-3">
      <legend className="sr-only">{text.needs.one(index + 1)}</legend>
      <div className="flex items-center gap-2">
        <span aria-hidden className="font-medium">{text.needs.one(index + 1)}</span>
        <Segmented label={text.needs.mode} options={MODES} value={need.mode} onChange={(mode) => set({ mode })} className="ml-auto" />
        {onRemove && (
          <Button variant="ghost" size="icon" aria-label={text.needs.remove(index + 1)} onClick={onRemove}>
            <Trash2 aria-hidden />
          </Button>
        )}
      </div>
      {need.mode === "named" ? (
        <Field label={text.booking.resource} error={errorOf("resourceId")}>
          {(control) => <Combobox {...control} value={need.resource} onChange={(resource) => set({ resource })} search={searchResources} placeholder={text.booking.resourcePlaceholder} />}
        </Field>
      ) : (
        <div className="grid grid-cols-2 gap-3">
          <Field label={text.needs.count} error={errorOf("count")}>
            {(control) => <Input {...control} type="number" min={1} max={50} required value={need.count} onChange={(event) => set({ count: event.target.value })} />}
          </Field>
          <Field label={text.needs.kind} error={errorOf("kind")}>
            {(control) => <Select {...control} placeholder={text.needs.anyKind} options={KIND_OPTIONS} value={need.kind} onChange={(event) => set({ kind: event.target.value as ResourceKind | "" })} />}
          </Field>
          <Field label={text.needs.skills} optional={optional} hint={text.needs.skillsHint} error={errorOf("skills")} className="col-span-2">
            {(control) => <Input {...control} value={need.skills} onChange={(event) => set({ skills: event.target.value })} />}
          </Field>
          <Field label={text.needs.tags} optional={optional} error={errorOf("tags")}>
            {(control) => <Input {...control} value={need.tags} onChange={(event) => set({ tags: event.target.value })} />}
          </Field>
          <Field label={text.needs.department} optional={optional} error={errorOf("department")}>
            {(control) => <Input {...control} maxLength={100} value={need.department} onChange={(event) => set({ department: event.target.value })} />}
          </Field>
        </div>
      )}
      <details className="group" open={need.allocation !== "" || need.label !== "" || need.substitutes.length > 0 || undefined}>
        <summary className="cursor-pointer text-muted hover:text-ink">{text.needs.more}</summary>
        <div className="mt-3 space-y-3">
          <div className="grid grid-cols-2 gap-3">
            <Field label={text.needs.label} optional={optional} hint={text.needs.labelHint} error={errorOf("label")}>
              {(control) => <Input {...control} maxLength={200} value={need.label} onChange={(event) => set({ label: event.target.value })} />}
            </Field>
            <Field label={text.needs.allocation} optional={optional} hint={text.needs.allocationHint} error={errorOf("allocation")}>
              {(control) => <Input {...control} inputMode="numeric" value={need.allocation} onChange={(event) => set({ allocation: event.target.value })} />}
            </Field>
          </div>
          <SubstitutesField value={need.substitutes} onChange={(substitutes) => set({ substitutes })} error={errorOf("substitutes")} />
        </div>
      </details>
    </fieldset>
  );
}
