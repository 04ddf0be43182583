import { X } from "lucide-react";
import { TimeInput } from "@/ui/booking/time-input";
import { Button } from "@/ui/primitives/button";
import { text } from "@/ui/text/en";

type Hours = { start: string; end: string };

type Props = {
  value: Hours;
  onChange: (hours: Hours) => void;
  onRemove: () => void;
  labels: { from: string; to: string; remove: string };
  isWrong: boolean;
};

/** From and to, as times of a day; says so when they end on the next. */
export function HoursFields({ value: { start, end }, onChange, onRemove, labels, isWrong }: Props) {
  const wrong = isWrong || undefined;
  return (
    <span className="flex flex-wrap items-center gap-x-1.5">
      <TimeInput aria-label={labels.from} aria-invalid={wrong} required value={start} onChange={(time) => onChange({ start: time, end })} className="w-16 text-center max-md:w-18" />
      <span aria-hidden>–</span>
      <TimeInput aria-label={labels.to} aria-invalid={wrong} required value={end} onChange={(time) => onChange({ start, end: time })} className="w-16 text-center max-md:w-18" />
      <Button variant="ghost" size="icon" aria-label={labels.remove} onClick={onRemove}>
        <X aria-hidden />
      </Button>
      {start !== "" && end !== "" && end <= start && <span className="text-sm text-muted">{text.workingTime.nextDay}</span>}
    </span>
  );
}
