import type { ImportReport } from "@/modules/import/contract";
import { cn } from "@/ui/cn";
import { formatCount } from "@/ui/format";
import { text } from "@/ui/text/en";

/** The report in numbers. What is zero and says nothing is left out. */
export function ReportTiles({ report }: { report: ImportReport }) {
  const { tiles } = text.import;
  const shown = [
    { label: tiles.rows, value: report.rows },
    { label: report.stored ? tiles.booked : tiles.wouldBook, value: report.booked, tone: "text-ok" },
    { label: tiles.updated, value: report.updated, hidden: report.updated === 0 },
    { label: tiles.unchanged, value: report.unchanged, hidden: report.unchanged === 0 },
    { label: tiles.conflicts, value: report.conflictCount, tone: report.conflictCount > 0 ? "text-danger" : "" },
    { label: tiles.invalid, value: report.invalidCount, tone: report.invalidCount > 0 ? "text-warn" : "" },
    { label: tiles.resources, value: report.createdResources },
    { label: tiles.projects, value: report.createdProjects },
  ].filter(({ hidden }) => !hidden);
  return (
    <dl className="grid grid-cols-[repeat(auto-fit,minmax(8.5rem,1fr))] gap-px overflow-hidden rounded-lg border bg-line">
      {shown.map(({ label, value, tone }) => (
        <div key={label} className="flex flex-col-reverse bg-surface px-4 py-3">
          <dt className="text-sm text-muted">{label}</dt>
          <dd className={cn("text-2xl font-semibold", tone)}>{formatCount(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
