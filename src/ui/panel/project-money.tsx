"use client";
import type { ProjectStatusReport } from "@/modules/booking/contract";
import type { PhaseList } from "@/modules/project/phases/contract";
import { useLoaded } from "@/ui/api/use-loaded";
import { formatDate, formatMoney } from "@/ui/format";
import { BudgetBar } from "@/ui/money/budget-bar";
import { text } from "@/ui/text/en";
import { Await, PanelSection } from "./panel-parts";

type Props = { id: string; name: string; change: number; canWrite: boolean };

/** The money of a project, for who may see it, and its phases. */
export function ProjectMoney({ id, name, change, canWrite }: Props) {
  const report = useLoaded<ProjectStatusReport>(canWrite ? `v1/projects/${id}/status` : undefined, change);
  const phases = useLoaded<PhaseList>(`v1/projects/${id}/phases`, change);
  const heldOf = new Map(report.value?.phases.map(({ phaseId, forecast }) => [phaseId, forecast]));
  return (
    <>
      {canWrite && (
        <PanelSection title={text.panels.money}>
          <Await loaded={report}>
            {({ budget, allocated, forecast }) => (
              <div className="space-y-1.5 tabular-nums">
                <p className="font-medium">{budget ? text.panels.bookedOf(formatMoney(allocated), formatMoney(budget)) : text.panels.noBudget(formatMoney(allocated))}</p>
                <BudgetBar budget={budget} allocated={allocated} forecast={forecast} label={name} />
                {forecast.amount > 0 && <p className="text-sm text-muted">{text.panels.heldMoney(formatMoney(forecast))}</p>}
              </div>
            )}
          </Await>
        </PanelSection>
      )}
      {(phases.problem || (phases.value && phases.value.items.length > 0)) && (
        <PanelSection title={text.panels.phases}>
          <Await loaded={phases}>
            {({ items }) => (
              <ul className="space-y-2">
                {items.map((phase) => (
                  <li key={phase.id} className="space-y-1">
                    <p className="flex flex-wrap items-baseline justify-between gap-x-3">
                      <span className="font-medium">{phase.name}</span>
                      <span className="text-sm text-muted">{datesOf(phase)}</span>
                    </p>
                    {canWrite && <BudgetBar budget={phase.budget} allocated={phase.allocated} forecast={heldOf.get(phase.id) ?? { amount: 0, currency: phase.allocated.currency }} label={phase.name} />}
                  </li>
                ))}
              </ul>
            )}
          </Await>
        </PanelSection>
      )}
    </>
  );
}

/** "1 Mar 2026 – 4 Apr 2026", with a gap for an end that is open; nothing when both are. */
export function datesOf({ startsOn, endsOn }: { startsOn: string | null; endsOn: string | null }): string {
  if (!startsOn && !endsOn) return "";
  return `${startsOn ? formatDate(startsOn) : "…"} – ${endsOn ? formatDate(endsOn) : "…"}`;
}
