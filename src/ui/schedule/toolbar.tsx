"use client";
import { ListFilter, Plus } from "lucide-react";
import { type ReactNode, useState } from "react";
import { cn } from "@/ui/cn";
import { dateParts } from "@/ui/format";
import { SubscribeButton } from "@/ui/feed/subscribe-button";
import { Button } from "@/ui/primitives/button";
import { text } from "@/ui/text/en";
import { FilterBar } from "./filter-bar";
import { isFiltered } from "./filters";
import type { ScheduleWeek } from "./types";
import { WeekNavigation } from "./week-navigation";

type Props = { schedule: ScheduleWeek; go: (href: string, how?: { replace?: boolean }) => void; onBook: () => void; panelOpen: boolean; state: ReactNode };

/** Above the schedule: which week, which resources, and the way to book. */
export function Toolbar({ schedule, go, onBook, panelOpen, state }: Props) {
  const { filters, week, days, today, canWrite } = schedule;
  const [open, setOpen] = useState(false);
  const monday = days[0]?.date ?? today;
  return (
    <header className="relative z-30 flex flex-wrap items-center gap-x-4 gap-y-2 border-b px-4 py-2.5 max-md:px-3">
      <div className="flex items-baseline gap-2">
        <h1 className="text-lg font-semibold whitespace-nowrap">
          <span className="sr-only">{text.schedule.title}: </span>
          {weekTitle(monday, days.at(-1)?.date ?? monday)}
        </h1>
        <span className="text-sm whitespace-nowrap text-muted">{text.schedule.week(Number(week.slice(6)))}</span>
      </div>
      <WeekNavigation filters={filters} week={week} today={today} monday={monday} go={go} />
      {state}
      <Button variant="ghost" aria-expanded={open} onClick={() => setOpen(!open)} className="ml-auto md:hidden">
        <ListFilter aria-hidden />
        {text.schedule.filters}
        {isFiltered(filters) && <span aria-hidden className="size-1.5 rounded-full bg-tally" />}
      </Button>
      <FilterBar filters={filters} departments={schedule.departments} projects={schedule.projects} go={go} className={cn("max-md:w-full", !open && "max-md:hidden")} />
      <SubscribeButton variant="ghost" size="icon" subject={{ kind: "member" }} className="max-md:hidden" />
      {canWrite && (
        <Button variant="primary" onClick={onBook} className={cn("ml-auto max-md:fixed max-md:right-4 max-md:bottom-4 max-md:z-20 max-md:h-12 max-md:rounded-full max-md:px-5 max-md:shadow-lg", panelOpen && "max-md:hidden")}>
          <Plus aria-hidden />
          {text.schedule.book}
        </Button>
      )}
    </header>
  );
}

/** 16 – 22 Nov 2026; the month and the year twice only where they change. */
function weekTitle(monday: string, sunday: string): string {
  const [first, last] = [dateParts(monday), dateParts(sunday)];
  const year = first.year === last.year ? "" : ` ${first.year}`;
  const month = first.month === last.month && !year ? "" : ` ${first.month}`;
  return `${first.day}${month}${year} – ${last.day} ${last.month} ${last.year}`;
}
