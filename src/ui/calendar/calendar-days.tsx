"use client";
import { ArrowLeft, ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import type { Calendar, CalendarDay } from "@/modules/calendar/contract";
import { dateParts } from "@/ui/format";
import { Badge } from "@/ui/primitives/badge";
import { Button } from "@/ui/primitives/button";
import { Dialog } from "@/ui/primitives/dialog";
import { useToast } from "@/ui/primitives/toast";
import { text } from "@/ui/text/en";
import { useNavigate } from "@/ui/use-navigate";
import { PATH } from "./calendar-list";
import { DayForm } from "./day-form";
import { addMonths } from "./month";
import { dayTitle, MonthGrid } from "./month-grid";
import { hoursOfDay } from "./week-words";

const t = text.workingTime.days;

type Props = { calendar: Calendar; month: string; days: CalendarDay[]; today: string; canWrite: boolean };

/** A month of a calendar, date by date: what it says of each, and the dates with hours of their own. */
export function CalendarDays({ calendar, month, days, today, canWrite }: Props) {
  const { pending, go, refresh } = useNavigate();
  const toast = useToast();
  const [edited, setEdited] = useState<CalendarDay>();
  const named = dateParts(`${month}-01`);
  const title = `${named.month} ${named.year}`;
  const show = (other: string) => go(`${PATH}/${calendar.id}?month=${other}`, { replace: true });
  const [before, after] = [addMonths(month, -1), addMonths(month, 1)];
  const saved = () => {
    setEdited(undefined);
    toast({ title: t.saved });
    refresh();
  };
  return (
    <div aria-busy={pending} className="p-4">
      <Link href={PATH} className="inline-flex items-center gap-1 text-muted hover:text-ink">
        <ArrowLeft aria-hidden className="size-4" />
        {t.back}
      </Link>
      <div className="mt-1 mb-3 flex flex-wrap items-center justify-between gap-2">
        <h2 className="font-semibold">{t.title(calendar.name)}</h2>
        <div className="flex items-center gap-1">
          <Button variant="ghost" size="icon" aria-label={t.previous} disabled={!before} onClick={() => before && show(before)}>
            <ChevronLeft aria-hidden />
          </Button>
          <span aria-live="polite" className="min-w-32 text-center font-medium">
            {title}
          </span>
          <Button variant="ghost" size="icon" aria-label={t.next} disabled={!after} onClick={() => after && show(after)}>
            <ChevronRight aria-hidden />
          </Button>
          <Button size="sm" onClick={() => show(today.slice(0, 7))}>
            {t.today}
          </Button>
        </div>
      </div>
      <MonthGrid label={t.grid(title)} days={days} today={today} onEdit={canWrite ? setEdited : undefined} />
      <SpecialDays days={days.filter(({ isSpecial, holiday }) => isSpecial || holiday)} />
      <Dialog open={edited !== undefined} onOpenChange={(open) => open || setEdited(undefined)} title={edited ? t.edit(dayTitle(edited.date)) : ""}>
        {edited && <DayForm calendarId={calendar.id} version={calendar.version} day={edited} title={dayTitle(edited.date)} onSaved={saved} />}
      </Dialog>
    </div>
  );
}

function SpecialDays({ days }: { days: CalendarDay[] }) {
  return (
    <section aria-labelledby="special" className="mt-5">
      <h3 id="special" className="font-semibold">
        {t.list}
      </h3>
      {days.length === 0 ? (
        <p className="text-muted">{t.empty}</p>
      ) : (
        <ul className="mt-1 divide-y">
          {days.map(({ date, hours, holiday, isSpecial, note }) => (
            <li key={date} className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 py-1.5">
              <span className="w-28 font-medium">
                {dayTitle(date)} {dateParts(date).year}
              </span>
              <span className="w-28 text-muted">{hoursOfDay(hours)}</span>
              {holiday && <Badge tone="warn">{holiday}</Badge>}
              {isSpecial && <Badge tone="accent">{t.special}</Badge>}
              {note && <span className="min-w-0 wrap-break-word">{note}</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
