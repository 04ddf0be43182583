"use client";
import { CalendarDays, ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import { useRef } from "react";
import { buttonStyle } from "@/ui/primitives/button";
import { Tooltip } from "@/ui/primitives/tooltip";
import { text } from "@/ui/text/en";
import { type ScheduleFilters, scheduleHref } from "./filters";
import { addWeeks, weekOf } from "./week";

type Props = { filters: ScheduleFilters; week: string; today: string; monday: string; go: (href: string) => void };

/** A week back, a week on, this week, or the week of any date; the filters stay. */
export function WeekNavigation({ filters, week, today, monday, go }: Props) {
  const picker = useRef<HTMLInputElement>(null);
  const to = (target: string | undefined) => scheduleHref({ ...filters, week: target });
  const link = (target: string | undefined) => ({
    href: to(target),
    onNavigate: (event: { preventDefault: () => void }) => {
      event.preventDefault();
      go(to(target));
    },
  });
  const icon = buttonStyle({ variant: "ghost", size: "icon" });
  return (
    <div className="flex items-center gap-0.5">
      <Tooltip text={text.schedule.previous}>
        <Link {...link(addWeeks(week, -1))} aria-label={text.schedule.previous} className={icon}>
          <ChevronLeft aria-hidden />
        </Link>
      </Tooltip>
      <Link {...link(undefined)} className={buttonStyle()} aria-current={week === weekOf(today) ? "date" : undefined}>
        {text.schedule.today}
      </Link>
      <Tooltip text={text.schedule.next}>
        <Link {...link(addWeeks(week, 1))} aria-label={text.schedule.next} className={icon}>
          <ChevronRight aria-hidden />
        </Link>
      </Tooltip>
      <span className="relative">
        {/* The browser's own calendar, opened by our button: its field would say the date a second time. */}
        <input
          ref={picker}
          key={monday}
          type="date"
          tabIndex={-1}
          aria-label={text.schedule.goTo}
          defaultValue={monday}
          min="1900-01-08"
          max="2199-12-24"
          onChange={(event) => event.target.validity.valid && event.target.value && go(to(weekOf(event.target.value)))}
          className="pointer-events-none absolute inset-0 size-full opacity-0"
        />
        <Tooltip text={text.schedule.goTo}>
          <button type="button" aria-label={text.schedule.goTo} onClick={() => picker.current?.showPicker()} className={icon}>
            <CalendarDays aria-hidden />
          </button>
        </Tooltip>
      </span>
    </div>
  );
}
