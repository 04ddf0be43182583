import { cn } from "@/ui/cn";
import { dateParts } from "@/ui/format";
import { text } from "@/ui/text/en";
import type { Day } from "./week";

const isWeekend = (index: number) => index >= 5;

/** The head of the schedule: the days, today in the colour of the tally light. */
export function DayHeads({ days, today, count }: { days: Day[]; today: string; count: number }) {
  return (
    <div className="sticky top-0 z-20 flex h-10 border-b bg-surface">
      <p className="sticky left-0 flex w-(--schedule-name-width) shrink-0 items-end border-r bg-surface px-4 pb-2 text-sm text-muted">{text.schedule.count(count)}</p>
      <ol aria-label={text.schedule.days} className="grid grow grid-cols-7">
        {days.map(({ date }, index) => {
          const { weekday, day } = dateParts(date);
          const now = date === today;
          return (
            <li key={date} aria-current={now ? "date" : undefined} className={cn("flex items-end gap-1.5 border-l px-2 pb-2 first:border-l-0", now && "shadow-[inset_0_2px_0_var(--color-tally)]")}>
              <span className={cn("text-sm", now ? "text-tally-ink" : "text-muted")}>{weekday}</span>
              <span className={cn("font-semibold", now && "text-tally-ink", isWeekend(index) && !now && "text-muted")}>{day}</span>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

/** What lies behind the rows: lines between the days, weekends darker, today tinted. One layer for all rows. */
export function DayColumns({ days, today }: { days: Day[]; today: string }) {
  return (
    <div aria-hidden className="absolute inset-y-0 right-0 left-(--schedule-name-width) grid grid-cols-7">
      {days.map(({ date }, index) => (
        <div key={date} className={cn("border-l first:border-l-0", isWeekend(index) && "bg-sunken", date === today && "bg-tally-soft")} />
      ))}
    </div>
  );
}
