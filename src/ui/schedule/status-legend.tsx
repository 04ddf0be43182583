import { text } from "@/ui/text/en";
import { barColours, ConflictMark } from "./booking-bar";

const STATUSES = ["confirmed", "hold", "requested"] as const;

/** What the looks of the bars mean. Colour is the project's, so the legend has none. */
export function StatusLegend() {
  return (
    <ul aria-label={text.schedule.legend} className="flex h-8 shrink-0 items-center gap-4 border-t px-4 text-sm text-muted max-md:hidden">
      {STATUSES.map((status) => (
        <li key={status} className="flex items-center gap-2">
          <span aria-hidden className="bar h-3.5 w-7 rounded-sm" data-status={status} style={barColours("#7d828c")} />
          {text.status[status]}
        </li>
      ))}
      <li className="flex items-center gap-2">
        <ConflictMark />
        {text.conflicts.legend}
      </li>
    </ul>
  );
}
