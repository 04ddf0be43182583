import { Button } from "@/ui/primitives/button";
import { Field } from "@/ui/primitives/field";
import { Input } from "@/ui/primitives/input";
import { text } from "@/ui/text/en";
import { type Dates, QUICK, quickDates } from "./dates";
import type { FindErrors, FindQuery } from "./query";

const DATES = { type: "date", required: true, min: "1900-01-04", max: "2199-12-27" };

type Props = { find: FindQuery; today: string; errors: FindErrors; onDates: (dates: Partial<Dates>) => void };

/** The dates, which come first: one of those that are asked about most, or any from and to. */
export function DatesFields({ find: { from = "", to = "" }, today, errors, onDates }: Props) {
  const quick = quickDates(today);
  return (
    <div className="flex flex-wrap items-end gap-x-6 gap-y-3 @5xl:flex-col @5xl:items-stretch">
      <fieldset aria-label={text.find.quickLabel} className="flex flex-wrap gap-1.5">
        {QUICK.map((name) => (
          <Button key={name} size="sm" aria-pressed={quick[name].from === from && quick[name].to === to} onClick={() => onDates(quick[name])} className="aria-pressed:border-transparent aria-pressed:bg-accent-soft aria-pressed:text-accent">
            {text.find.quick[name]}
          </Button>
        ))}
      </fieldset>
      <div className="grid max-w-96 min-w-64 grow grid-cols-2 gap-3">
        <Field label={text.find.from} error={errors.from}>{(control) => <Input {...control} {...DATES} value={from} onChange={(event) => onDates({ from: event.target.value })} />}</Field>
        <Field label={text.find.to} error={errors.to}>{(control) => <Input {...control} {...DATES} value={to} onChange={(event) => onDates({ to: event.target.value })} />}</Field>
      </div>
    </div>
  );
}
