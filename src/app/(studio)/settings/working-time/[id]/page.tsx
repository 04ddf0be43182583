import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { validate } from "uuid";
import { Problem } from "@/lib/problem";
import { Temporal } from "@/lib/time";
import { getCalendar, listDays } from "@/modules/calendar";
import { CalendarDays } from "@/ui/calendar/calendar-days";
import { datesOf, parseMonth } from "@/ui/calendar/month";
import { text } from "@/ui/text/en";
import { requireStudio } from "../../../../session";
import { param, type SearchParams } from "../../../list-params";

export const metadata: Metadata = { title: text.workingTime.title };

export default async function CalendarPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: SearchParams }) {
  const { id } = await params;
  const { db, principal, canWrite } = await requireStudio(`/settings/working-time/${id}`);
  if (!validate(id)) notFound();
  const calendar = await getCalendar(db, principal, id).catch((error: unknown) => {
    if (error instanceof Problem && error.status === 404) notFound();
    throw error;
  });
  const today = Temporal.Now.plainDateISO(calendar.timeZone).toString();
  const month = parseMonth(param(await searchParams, "month")) ?? today.slice(0, 7);
  const days = await listDays(db, principal, id, datesOf(month));
  return <CalendarDays key={calendar.version} calendar={calendar} month={month} days={days} today={today} canWrite={canWrite} />;
}
