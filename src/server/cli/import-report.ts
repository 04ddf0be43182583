import type { ImportQuery, ImportReport } from "@/modules/import";

type Blocker = ImportReport["conflicts"][number]["blockedBy"][number];

/** The report for a person: every row that was not booked, then the sums. */
export function describeReport(report: ImportReport, mode: ImportQuery["mode"]): string {
  const conflicts = report.conflicts.map(({ line, resource, start, end, blockedBy }) => `  line ${line}: ${resource}, ${start} to ${end}, ${taken(blockedBy)}`);
  const invalid = report.invalid.map(({ line, field, message }) => `  line ${line}: ${field} ${message}`);
  const sections = [list("Conflicts", conflicts, report.conflictCount), list("Invalid", invalid, report.invalidCount), sums(report), outcome(report, mode)];
  return sections.filter(Boolean).join("\n\n");
}

function taken(blockers: Blocker[]): string {
  const [first, ...rest] = blockers;
  if (!first) return "is taken";
  const where = first.line === null ? "" : `, line ${first.line}`;
  return `is taken by ${first.projectName ?? "another project"}${first.title ? ` (${first.title})` : ""}${where}${rest.length > 0 ? ` and ${rest.length} more` : ""}`;
}

function list(title: string, lines: string[], count: number): string {
  if (count === 0) return "";
  return [`${title}:`, ...lines, ...(count > lines.length ? [`  and ${number(count - lines.length)} more`] : [])].join("\n");
}

function sums(report: ImportReport): string {
  const all = {
    rows: report.rows,
    booked: report.booked,
    updated: report.updated,
    unchanged: report.unchanged,
    conflicts: report.conflictCount,
    invalid: report.invalidCount,
    "new resources": report.createdResources,
    "new projects": report.createdProjects,
  };
  return Object.entries(all)
    .map(([name, count]) => `${number(count).padStart(10)} ${name}`)
    .join("\n");
}

function outcome({ dryRun, stored }: ImportReport, mode: ImportQuery["mode"]): string {
  if (dryRun) return "A dry run: nothing was stored.";
  if (stored) return "Stored.";
  return mode === "atomic" ? "Nothing was stored: with --atomic every row must fit." : "Nothing was stored.";
}

const number = (count: number) => count.toLocaleString("en");
