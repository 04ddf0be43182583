import type { Metadata } from "next";
import { Temporal } from "@/lib/time";
import { listConflicts } from "@/modules/booking";
import { ConflictList } from "@/ui/conflicts/conflict-list";
import { dateAt } from "@/ui/schedule/week";
import { text } from "@/ui/text/en";
import { requireStudio } from "../../session";
import { pageAt, param, type SearchParams } from "../list-params";

export const metadata: Metadata = { title: text.conflicts.title };

/** How far ahead conflicts are looked for. */
const AHEAD_DAYS = 365;

export default async function ConflictsPage({ searchParams }: { searchParams: SearchParams }) {
  const { db, principal, studio, canWrite } = await requireStudio("/conflicts");
  const cursor = param(await searchParams, "cursor");
  const today = dateAt(Temporal.Now.instant(), studio.timeZone);
  const from = Temporal.PlainDate.from(today).toZonedDateTime(studio.timeZone).toInstant();
  const page = await pageAt(cursor, (at) => listConflicts(db, principal, { from, to: from.add({ hours: 24 * AHEAD_DAYS }), ...at }));
  return <ConflictList page={page} cursor={cursor} zone={studio.timeZone} today={today} canWrite={canWrite} />;
}
