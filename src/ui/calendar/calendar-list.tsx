"use client";
import { CalendarClock, Plus } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import type { Page } from "@/lib/page";
import type { Calendar } from "@/modules/calendar/contract";
import { type ApiProblem, callApi } from "@/ui/api/client";
import { Paging } from "@/ui/list/paging";
import { Badge } from "@/ui/primitives/badge";
import { Button } from "@/ui/primitives/button";
import { ConfirmDialog } from "@/ui/primitives/confirm-dialog";
import { Dialog } from "@/ui/primitives/dialog";
import { EmptyState } from "@/ui/primitives/empty-state";
import { useToast } from "@/ui/primitives/toast";
import { text } from "@/ui/text/en";
import { useNavigate } from "@/ui/use-navigate";
import { CalendarForm } from "./calendar-form";
import { WeekPicture } from "./week-picture";
import { weekWords } from "./week-words";

export const PATH = "/settings/working-time";

/** A calendar with the name of the place whose holidays it has. */
export type NamedCalendar = Calendar & { holidaysOf: string | null };

type Props = { page: Page<NamedCalendar>; cursor: string | undefined; timeZone: string; canWrite: boolean };

/** The work calendars of the studio: made, changed and removed. */
export function CalendarList({ page, cursor, timeZone, canWrite }: Props) {
  const { refresh } = useNavigate();
  const toast = useToast();
  const [shown, setShown] = useState<Calendar | "new">();
  const [removing, setRemoving] = useState<Calendar>();
  const edited = shown === "new" ? undefined : shown;

  const saved = ({ name }: Calendar) => {
    setShown(undefined);
    toast({ title: edited ? text.workingTime.changed(name) : text.workingTime.added(name) });
    refresh();
  };
  const remove = async ({ id, name, version }: Calendar) => {
    try {
      await callApi(`v1/calendars/${id}`, { method: "DELETE", version });
      toast({ title: text.workingTime.removed(name) });
    } catch (error) {
      const { title, detail } = error as ApiProblem;
      toast({ title, detail, tone: "danger" });
    }
    refresh();
  };
  const add = canWrite && (
    <Button variant="primary" onClick={() => setShown("new")}>
      <Plus aria-hidden />
      {text.workingTime.add}
    </Button>
  );
  return (
    <section aria-labelledby="calendars">
      <div className="flex flex-wrap items-start justify-between gap-3 p-4">
        <div className="max-w-xl">
          <h2 id="calendars" className="font-semibold">
            {text.workingTime.calendars}
          </h2>
          <p className="text-muted">
            {text.workingTime.calendarsLead} {page.items.length > 0 && !page.items.some(({ isDefault }) => isDefault) && !page.nextCursor && !cursor && text.workingTime.standard}
          </p>
        </div>
        {page.items.length > 0 && add}
      </div>
      {page.items.length === 0 ? (
        <EmptyState icon={CalendarClock} title={text.workingTime.none} action={add}>
          {text.workingTime.noneDetail}
        </EmptyState>
      ) : (
        <ul className="divide-y border-y">
          {page.items.map((calendar) => (
            <CalendarCard key={calendar.id} calendar={calendar} onEdit={canWrite ? setShown : undefined} onRemove={setRemoving} />
          ))}
        </ul>
      )}
      <Paging path={PATH} filters={{}} cursor={cursor} nextCursor={page.nextCursor} />
      <Dialog open={shown !== undefined} onOpenChange={(open) => open || setShown(undefined)} title={edited ? text.workingTime.editTitle : text.workingTime.addTitle}>
        <CalendarForm calendar={edited} timeZone={timeZone} isFirst={page.items.length === 0} onSaved={saved} />
      </Dialog>
      <ConfirmDialog
        open={removing !== undefined}
        onOpenChange={(open) => open || setRemoving(undefined)}
        title={removing ? text.workingTime.removeTitle(removing.name) : ""}
        description={text.workingTime.removeDetail}
        action={text.workingTime.remove}
        onConfirm={() => removing && void remove(removing)}
      />
    </section>
  );
}

/** @param onEdit none for who may only look */
function CalendarCard({ calendar, onEdit, onRemove }: { calendar: NamedCalendar; onEdit: ((calendar: Calendar) => void) | undefined; onRemove: (calendar: Calendar) => void }) {
  const { id, name, week, shifts, timeZone, turnaroundMinutes, isDefault, resourceCount, holidaysOf } = calendar;
  const facts = [
    timeZone.replaceAll("_", " "),
    holidaysOf ? text.workingTime.holidaysOf(holidaysOf) : text.workingTime.noHolidays,
    shifts.length > 0 && text.workingTime.shiftsOf(shifts.length),
    turnaroundMinutes > 0 && text.workingTime.turnaroundOf(text.workingTime.hours(turnaroundMinutes)),
    resourceCount > 0 && text.workingTime.resources(resourceCount),
  ];
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <WeekPicture week={week} />
      <div className="min-w-52 flex-1">
        <h3 className="flex flex-wrap items-center gap-2 font-medium">
          <span className="wrap-break-word">{name}</span>
          {isDefault && <Badge tone="accent">{text.workingTime.isDefault}</Badge>}
        </h3>
        <p>{weekWords(week)}</p>
        <p className="text-sm text-muted">{facts.filter(Boolean).join(" · ")}</p>
      </div>
      <div className="flex flex-wrap">
        <Button asChild variant="ghost" size="sm">
          <Link href={`${PATH}/${id}`} aria-label={text.workingTime.days.title(name)}>
            {text.workingTime.special}
          </Link>
        </Button>
        {onEdit && (
          <>
            <Button variant="ghost" size="sm" aria-label={`${text.action.edit} ${name}`} onClick={() => onEdit(calendar)}>
              {text.action.edit}
            </Button>
            <Button variant="ghost" size="sm" aria-label={`${text.workingTime.remove} ${name}`} onClick={() => onRemove(calendar)}>
              {text.workingTime.remove}
            </Button>
          </>
        )}
      </div>
    </li>
  );
}
