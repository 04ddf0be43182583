import type { Candidate } from "@/modules/booking/availability/contract";
import { formatDay } from "@/ui/format";
import { text } from "@/ui/text/en";

type Range = { startMs: number; endMs: number };
type Props = { candidate: Pick<Candidate, "name" | "free" | "away" | "freeMinutes">; range: Range; zone: string };

const DAY_MS = 86_400_000;

/** When somebody is free in the range, as bars; read out as one sentence. */
export function FreeStrip({ candidate: { name, free, away, freeMinutes }, range, zone }: Props) {
  const at = ({ start, end }: { start: string; end: string }) => {
    const length = range.endMs - range.startMs;
    const [from, to] = [Math.max(Date.parse(start), range.startMs), Math.min(Date.parse(end), range.endMs)];
    return { left: `${((from - range.startMs) / length) * 100}%`, width: `${((to - from) / length) * 100}%` };
  };
  const days = away.map(({ start, end }) => [...new Set([formatDay(Date.parse(start), zone, true), formatDay(Date.parse(end) - 1, zone, true)])].join(" – "));
  const dayWidth = `${(DAY_MS / (range.endMs - range.startMs)) * 100}%`;
  return (
    <div
      className="relative h-6 overflow-hidden rounded-sm bg-sunken"
      style={{ backgroundImage: "linear-gradient(to right, var(--color-line) 1px, transparent 1px)", backgroundSize: `${dayWidth} 100%` }}
    >
      <p className="sr-only">{text.find.strip(name, freeMinutes, days.join(", "))}</p>
      {away.map((stretch) => (
        <span aria-hidden key={stretch.start} className="absolute inset-y-0 bg-danger opacity-25" style={at(stretch)} />
      ))}
      {free.map((stretch) => (
        <span aria-hidden key={stretch.start} className="absolute inset-y-1 min-w-px rounded-[1px] bg-ok" style={at(stretch)} />
      ))}
    </div>
  );
}

/** What the bars of the strips mean. */
export function StripLegend() {
  return (
    <ul className="flex gap-4 text-sm text-muted">
      <li className="flex items-center gap-2">
        <span aria-hidden className="h-3 w-5 rounded-sm bg-ok" />
        {text.find.legendFree}
      </li>
      <li className="flex items-center gap-2">
        <span aria-hidden className="h-3 w-5 rounded-sm bg-danger opacity-25" />
        {text.find.legendAway}
      </li>
    </ul>
  );
}
