import type { ProjectStatusReport } from "@/modules/booking/contract";
import { formatMoney } from "@/ui/format";
import { text } from "@/ui/text/en";

/** How much of a budget is allocated and forecast, as one bar; the same in words beside it. Without a budget there is no bar. */
export function BudgetBar({ budget, allocated, forecast, label }: Pick<ProjectStatusReport, "budget" | "allocated" | "forecast"> & { label: string }) {
  if (!budget) return null;
  const whole = Math.max(budget.amount, allocated.amount + forecast.amount, 1);
  const percent = (amount: number) => `${(100 * amount) / whole}%`;
  const isOver = allocated.amount > budget.amount;
  const words = `${text.money.allocated} ${formatMoney(allocated)}, ${text.money.forecast} ${formatMoney(forecast)}, ${text.money.budget} ${formatMoney(budget)}`;
  return (
    <div className="relative h-3 w-full overflow-hidden rounded-sm bg-line">
      <span className="sr-only">{`${label}: ${words}`}</span>
      <div className="flex h-full">
        <div className={isOver ? "bg-danger" : "bg-accent"} style={{ width: percent(allocated.amount) }} />
        <div className="bg-accent/40" style={{ width: percent(forecast.amount) }} />
      </div>
      <div className="absolute inset-y-0 w-0.5 bg-ink" style={{ left: `calc(${percent(budget.amount)} - 2px)` }} />
    </div>
  );
}
