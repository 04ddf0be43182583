import type { Days } from "@/modules/booking/contract";
import { formatDate } from "@/ui/format";
import { text } from "@/ui/text/en";
import { type Plan, planDays, type WorkDays } from "./plan-days";

type Props = { days: Days | undefined; work: WorkDays | undefined; zone: string | undefined; asked: boolean };

/** What days come to, said while they are entered: how many, how many hours, and what is left out. @param asked whether it is known whose days */
export function DaysSummary({ days, work, zone, asked }: Props) {
  const plan = days && work && planDays(days, work);
  return (
    <div aria-live="polite" className="space-y-0.5 rounded-md bg-sunken px-3 py-2 empty:hidden">
      {plan && <p className="font-medium">{plan.days === 0 ? text.days.nothing : comesTo(plan)}</p>}
      {plan && leftOut(plan) && <p className="text-sm text-muted">{text.days.leftOut(leftOut(plan))}</p>}
      {days && days.edits.length > 0 && <p className="text-sm text-muted">{text.days.editedDays(days.edits.length)}</p>}
      {zone && asked && <p className="text-sm text-muted">{text.days.zone(zone)}</p>}
    </div>
  );
}

function comesTo({ days, minutes, isOvernight }: Plan): string {
  return [text.days.plan(days, minutes), days > 1 && !isOvernight && text.days.nightsFree].filter(Boolean).join(", ");
}

function leftOut({ weekends, holidays, off }: Plan): string {
  const named = holidays.map(({ date, name }) => `${formatDate(date)} (${name ?? text.days.closed})`);
  return [weekends > 0 && text.days.weekendDays(weekends), off > 0 && text.days.daysOff(off), ...named.slice(0, 4), named.length > 4 && text.refusal.more(named.length - 4)].filter(Boolean).join(", ");
}
