import type { ApiProblem } from "@/ui/api/client";
import { cn } from "@/ui/cn";
import { Field } from "@/ui/primitives/field";
import { Input } from "@/ui/primitives/input";
import { Select } from "@/ui/primitives/select";
import { text } from "@/ui/text/en";
import { FREQUENCIES, type Frequency, type Repeat, type Weekday, WEEKDAYS } from "./repeat";

const words = text.series;
const frequencies = FREQUENCIES.map((value) => ({ value, label: words.frequencies[value] }));
const endings = (["count", "until"] as const).map((value) => ({ value, label: words.endings[value] }));

type Props = { repeat: Repeat; onChange: (repeat: Repeat) => void; problem: ApiProblem | undefined };

/** How often, on which weekdays, and until when. */
export function RepeatFields({ repeat, onChange, problem }: Props) {
  const { frequency, interval, ends } = repeat;
  const set = (change: Partial<Repeat>) => onChange({ ...repeat, ...change });
  const isCustom = frequency === "CUSTOM";
  return (
    <>
      <div className="grid gap-3.5 sm:grid-cols-[1fr_8rem]">
        <Field label={words.frequency}>{(control) => <Select {...control} options={frequencies} value={frequency} onChange={(event) => set({ frequency: event.target.value as Frequency })} />}</Field>
        {!isCustom && (
          <Field label={words.interval} error={problem?.of("interval")}>
            {(control) => (
              <span className="flex items-center gap-2">
                <Input {...control} type="number" min={1} max={999} value={interval} onChange={(event) => set({ interval: event.target.value })} className="w-16" />
                {words.units[frequency]}
              </span>
            )}
          </Field>
        )}
      </div>
      {frequency === "WEEKLY" && <WeekdayPicks days={repeat.days} onChange={(days) => set({ days })} error={problem?.of("days")} />}
      {isCustom ? (
        <Field label={words.rule} hint={words.ruleHint} error={problem?.of("rule")}>
          {(control) => <Input {...control} value={repeat.custom} maxLength={300} spellCheck={false} autoComplete="off" onChange={(event) => set({ custom: event.target.value })} className="font-mono" />}
        </Field>
      ) : (
        <div className="grid gap-3.5 sm:grid-cols-[1fr_10rem]">
          <Field label={words.ends} hint={words.limit}>
            {(control) => <Select {...control} options={endings} value={ends} onChange={(event) => set({ ends: event.target.value as Repeat["ends"] })} />}
          </Field>
          {ends === "count" ? (
            <Field label={words.count} error={problem?.of("count") ?? problem?.of("rule")}>
              {(control) => <Input {...control} type="number" min={1} max={1_000} value={repeat.count} onChange={(event) => set({ count: event.target.value })} />}
            </Field>
          ) : (
            <Field label={words.until} error={problem?.of("until") ?? problem?.of("rule")}>
              {(control) => <Input {...control} type="date" min="1900-01-02" max="2199-12-20" value={repeat.until} onChange={(event) => set({ until: event.target.value })} />}
            </Field>
          )}
        </div>
      )}
    </>
  );
}

type Picks = { days: Weekday[]; onChange: (days: Weekday[]) => void; error: string | undefined };

function WeekdayPicks({ days, onChange, error }: Picks) {
  return (
    <fieldset className="flex min-w-0 flex-col gap-1">
      <legend className="mb-1 font-medium">{words.weekdays}</legend>
      <div className="flex flex-wrap gap-1.5">
        {WEEKDAYS.map((day) => {
          const isOn = days.includes(day);
          return (
            <button
              key={day}
              type="button"
              aria-pressed={isOn}
              aria-label={text.seriesRule.dayName[day]}
              onClick={() => onChange(isOn ? days.filter((other) => other !== day) : [...days, day])}
              className={cn("h-8 min-w-11 rounded-md border border-edge px-2 transition-colors hover:border-ink/60 max-md:h-10", isOn && "border-primary bg-primary text-on-primary")}
            >
              {text.seriesRule.day[day]}
            </button>
          );
        })}
      </div>
      {error && <p className="text-sm text-danger">{error}</p>}
    </fieldset>
  );
}
