"use client";
import { Plus } from "lucide-react";
import { useState } from "react";
import type { ProjectStatusReport } from "@/modules/booking/contract";
import type { Phase, PhaseList as Phases } from "@/modules/project/phases/contract";
import { type ApiProblem, callApi } from "@/ui/api/client";
import { formatMoney } from "@/ui/format";
import { Button } from "@/ui/primitives/button";
import { ConfirmDialog } from "@/ui/primitives/confirm-dialog";
import { Dialog } from "@/ui/primitives/dialog";
import { useToast } from "@/ui/primitives/toast";
import { text } from "@/ui/text/en";
import { useNavigate } from "@/ui/use-navigate";
import { BudgetBar } from "./budget-bar";
import { PhaseForm } from "./phase-form";

type Props = { projectId: string; currency: string; phases: Phases; report: ProjectStatusReport; canWrite: boolean };

/** The phases of a project with how each stands; added, changed and removed. */
export function PhaseList({ projectId, currency, phases, report, canWrite }: Props) {
  const { refresh } = useNavigate();
  const toast = useToast();
  const [editing, setEditing] = useState<Phase | "new">();
  const [removing, setRemoving] = useState<Phase>();
  const forecastOf = new Map(report.phases.map(({ phaseId, forecast }) => [phaseId, forecast]));
  const none = { amount: 0, currency };
  const remove = async ({ id }: Phase) => {
    try {
      await callApi(`v1/phases/${id}`, { method: "DELETE" });
      refresh();
    } catch (error) {
      const { title, detail } = error as ApiProblem;
      toast({ title, detail, tone: "danger" });
    }
  };
  const { unassigned } = phases;
  return (
    <section aria-labelledby="phases" className="space-y-3 px-4">
      <div className="flex items-center justify-between gap-3">
        <h2 id="phases" className="text-lg font-semibold">{text.money.phases}</h2>
        {canWrite && (
          <Button onClick={() => setEditing("new")}>
            <Plus aria-hidden />
            {text.money.addPhase}
          </Button>
        )}
      </div>
      {phases.items.length === 0 && <p className="text-muted">{text.money.phasesNone}</p>}
      {phases.items.length > 0 && unassigned && unassigned.amount !== 0 && (
        <p className={unassigned.amount < 0 ? "text-warn" : "text-muted"}>
          {unassigned.amount < 0 ? text.money.tooMuch(formatMoney({ ...unassigned, amount: -unassigned.amount })) : text.money.unassigned(formatMoney(unassigned))}
        </p>
      )}
      <ul className="divide-y rounded-lg border">
        {phases.items.map((phase) => (
          <li key={phase.id} className="space-y-1.5 px-4 py-3">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
              <span className="font-medium">{phase.name}</span>
              <span className="text-sm text-muted tabular-nums">
                {formatMoney(phase.allocated)}
                {phase.budget && ` / ${formatMoney(phase.budget)}`}
              </span>
            </div>
            <BudgetBar budget={phase.budget} allocated={phase.allocated} forecast={forecastOf.get(phase.id) ?? none} label={phase.name} />
            {canWrite && (
              <div className="-mb-1 -ml-2 flex gap-1">
                <Button variant="ghost" size="sm" aria-label={`${text.action.edit} ${phase.name}`} onClick={() => setEditing(phase)}>
                  {text.action.edit}
                </Button>
                <Button variant="ghost" size="sm" aria-label={text.money.removePhase(phase.name)} onClick={() => setRemoving(phase)}>
                  {text.rates.remove}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      <Dialog open={editing !== undefined} onOpenChange={(open) => open || setEditing(undefined)} title={editing === "new" ? text.money.addPhase : text.money.editPhase}>
        <PhaseForm
          projectId={projectId}
          currency={currency}
          phase={editing === "new" ? undefined : editing}
          onSaved={() => {
            setEditing(undefined);
            refresh();
          }}
        />
      </Dialog>
      <ConfirmDialog
        open={removing !== undefined}
        onOpenChange={(open) => open || setRemoving(undefined)}
        title={removing ? text.money.removePhase(removing.name) : ""}
        description={text.money.removePhaseDetail}
        action={text.rates.remove}
        onConfirm={() => removing && void remove(removing)}
      />
    </section>
  );
}
