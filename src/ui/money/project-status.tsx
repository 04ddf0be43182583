import Link from "next/link";
import type { ProjectStatusReport } from "@/modules/booking/contract";
import type { Project } from "@/modules/project/contract";
import type { PhaseList as Phases } from "@/modules/project/phases/contract";
import { formatMoney, formatSlot } from "@/ui/format";
import { SubscribeButton } from "@/ui/feed/subscribe-button";
import { Alert } from "@/ui/primitives/alert";
import { Swatch } from "@/ui/primitives/swatch";
import { text } from "@/ui/text/en";
import { BudgetBar } from "./budget-bar";
import { PhaseList } from "./phase-list";
import { WeekChart } from "./week-chart";

type Props = { project: Project; report: ProjectStatusReport; phases: Phases; names: Record<string, string>; zone: string; canWrite: boolean };

/** How a project stands: money, phases, weeks, and what is in conflict. @param names of the resources in conflict, by id */
export function ProjectStatus({ project, report, phases, names, zone, canWrite }: Props) {
  return (
    <div className="max-w-5xl space-y-6 pb-8">
      <header className="px-4 pt-4">
        <Link href="/projects" className="text-sm text-muted hover:underline">
          ← {text.money.back}
        </Link>
        <div className="mt-1 flex items-center gap-2.5">
          <h1 className="flex items-center gap-2.5 text-xl font-semibold">
            <Swatch colour={project.colour} className="size-3.5" />
            {project.name}
          </h1>
          <SubscribeButton variant="ghost" size="icon" subject={{ kind: "project", subjectId: project.id, name: project.name }} />
        </div>
        {project.client && <p className="text-muted">{project.client}</p>}
      </header>
      <Figures report={report} name={project.name} />
      <div className="space-y-2 px-4 empty:hidden">
        {report.overruns.map(({ phaseId, name, by }) => (
          <Alert key={phaseId ?? ""} tone="danger" title={text.money.overrun(name, formatMoney(by))} />
        ))}
        {report.unpriced > 0 && <Alert tone="warn" title={text.money.unpriced(report.unpriced)} />}
      </div>
      <PhaseList projectId={project.id} currency={project.currency} phases={phases} report={report} canWrite={canWrite} />
      <section className="space-y-3">
        <h2 className="px-4 text-lg font-semibold">{text.money.weeks}</h2>
        <WeekChart weeks={report.weeks} />
      </section>
      <section aria-labelledby="conflicts" className="space-y-3 px-4">
        <h2 id="conflicts" className="text-lg font-semibold">{text.money.conflicts}</h2>
        {report.conflicts.length === 0 && <p className="text-muted">{text.money.conflictsNone}</p>}
        <ul className="space-y-1.5">
          {report.conflicts.map(({ bookingId, resourceId, kind, start, end }) => (
            <li key={bookingId}>
              <span className="font-medium">{names[resourceId] ?? resourceId}</span> {text.money.conflict[kind]}: {formatSlot(Date.parse(start), Date.parse(end), zone, false)}
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function Figures({ report, name }: { report: ProjectStatusReport; name: string }) {
  const { budget, allocated, forecast, remaining, billed, margin } = report;
  const isOver = remaining !== null && remaining.amount < 0;
  const figures = [
    { label: text.money.budget, value: budget ? formatMoney(budget) : text.money.noBudget, hint: budget ? text.money.enforcements[report.enforcement] : undefined },
    { label: text.money.allocated, value: formatMoney(allocated), hint: text.money.hours(Math.round(report.allocatedMinutes / 60)) },
    { label: text.money.forecast, value: formatMoney(forecast), hint: text.money.forecastHint },
    ...(remaining ? [{ label: isOver ? text.money.over : text.money.remaining, value: formatMoney({ ...remaining, amount: Math.abs(remaining.amount) }), tone: isOver ? "text-danger" : "" }] : []),
    ...(billed && margin ? [{ label: text.money.margin, value: formatMoney(margin), hint: `${text.money.billed} ${formatMoney(billed)}`, tone: margin.amount < 0 ? "text-danger" : "text-ok" }] : []),
  ];
  return (
    <section aria-label={text.money.status} className="space-y-3 px-4">
      <dl className="grid grid-cols-[repeat(auto-fit,minmax(9.5rem,1fr))] gap-px overflow-hidden rounded-lg border bg-line">
        {figures.map(({ label, value, hint, tone }: { label: string; value: string; hint?: string | undefined; tone?: string }) => (
          <div key={label} className="bg-surface px-4 py-3">
            <dt className="text-sm text-muted">{label}</dt>
            <dd className={`text-xl font-semibold tabular-nums ${tone ?? ""}`}>{value}</dd>
            {hint && <dd className="text-sm text-muted">{hint}</dd>}
          </div>
        ))}
      </dl>
      <BudgetBar budget={budget} allocated={allocated} forecast={forecast} label={name} />
    </section>
  );
}
