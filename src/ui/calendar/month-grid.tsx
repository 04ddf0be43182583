import type { CalendarDay } from "@/modules/calendar/contract";
import { cn } from "@/ui/cn";
import { dateParts } from "@/ui/format";
import { text } from "@/ui/text/en";
import { weeksOf } from "./month";
import { DAYS, hoursOfDay, hoursWords, longDay, shortDay } from "./week-words";

/** "Tue 6 Jan" */
export function dayTitle(date: string): string {
  const { weekday, day, month } = dateParts(date);
  return `${weekday} ${day} ${month}`;
}

type Props = { label: string; days: CalendarDay[]; today: string; onEdit: ((day: CalendarDay) => void) | undefined };

/** The dates of a month with their working hours. @param onEdit none for who may only look */
export function MonthGrid({ label, days, today, onEdit }: Props) {
  return (
    <table aria-label={label} className="w-full table-fixed border-collapse">
      <thead>
        <tr>
          {DAYS.map((day) => (
            <th key={day} scope="col" abbr={longDay(day)} className="h-8 text-sm font-medium text-muted">
              {shortDay(day)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(days).map((week) => (
          <tr key={week.find((day) => day)?.date}>
            {week.map((day, n) =>
              day ? (
                <td key={day.date} className={cn("border p-0 align-top", day.hours.length === 0 && "bg-sunken")}>
                  <Day day={day} isToday={day.date === today} onEdit={onEdit} />
                </td>
              ) : (
                // oxlint-disable-next-line react/no-array-index-key -- a gap has nothing else
                <td key={n}>&nbsp;</td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Day({ day, isToday, onEdit }: { day: CalendarDay; isToday: boolean; onEdit: Props["onEdit"] }) {
  const { date, hours, holiday, isSpecial, note } = day;
  const said = [note, holiday, isSpecial && !note && text.workingTime.days.special].filter(Boolean).join(" · ");
  const content = (
    <>
      <span className="flex h-6 items-center justify-between gap-1">
        <span className={cn("font-medium", isToday && "grid size-6 place-items-center rounded-full bg-primary text-on-primary")}>{dateParts(date).day}</span>
        {(isSpecial || holiday) && <span aria-hidden className={cn("size-2 rounded-full", isSpecial ? "bg-accent" : "bg-tally")} />}
      </span>
      {(hours.length === 0 ? [text.workingTime.closed] : hours.map(hoursWords)).map((words) => (
        <span key={words} className={cn("block truncate text-sm max-md:hidden", hours.length === 0 && "text-muted")}>
          {words}
        </span>
      ))}
      {said && <span className="block truncate text-sm text-muted max-md:hidden">{said}</span>}
    </>
  );
  const label = [dayTitle(date), hoursOfDay(hours), said].filter(Boolean).join(", ");
  const look = "flex h-full min-h-20 w-full flex-col px-2 py-1.5 text-left max-md:min-h-14 max-md:px-1";
  if (!onEdit) {
    return (
      <div title={label} className={look}>
        {content}
        <span className="sr-only md:hidden">{label}</span>
      </div>
    );
  }
  return (
    <button type="button" aria-label={label} title={label} onClick={() => onEdit(day)} className={cn(look, "hover:bg-line/60")}>
      {content}
    </button>
  );
}
