import { text } from "@/ui/text/en";

/** What the bars of the strips mean. */
export function StripLegend() {
  return (
    <ul className="flex gap-4 text-sm text-muted">
      <li className="flex items-center gap-2">
        <span aria-hidden className="h-3 w-5 rounded-sm bg-ok" />
        {text.find.legendFree}
      </li>
      <li className="flex items-center gap-2">
        <span aria-hidden className="h-3 w-5 rounded-sm bg-danger/25" />
        {text.find.legendAway}
      </li>
    </ul>
  );
}
