import type { Metadata } from "next";
import { mostAllowed } from "@/modules/booking";
import { readFilters, scheduleHref } from "@/ui/schedule/filters";
import { ScheduleBoard } from "@/ui/schedule/schedule-board";
import { text } from "@/ui/text/en";
import { requireStudio } from "../../session";
import { param, type SearchParams } from "../list-params";
import { firstDraft } from "./first-draft";
import { readWeek } from "./read-week";

export const metadata: Metadata = { title: text.schedule.title };

export default async function SchedulePage({ searchParams }: { searchParams: SearchParams }) {
  const params = await searchParams;
  const filters = readFilters(params);
  const focus = param(params, "focus");
  const { db, principal, studio } = await requireStudio(scheduleHref(filters, focus));
  const [week, most] = await Promise.all([readWeek(db, principal, studio.timeZone, filters), mostAllowed(db, principal)]);
  const first = most && (await firstDraft(db, principal, studio.timeZone, most, params));
  return <ScheduleBoard schedule={{ ...week, canWrite: most !== undefined, firstStatus: most ?? "requested" }} focus={focus} first={first} />;
}
