import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Temporal } from "@/lib/time";
import { mostAllowed } from "@/modules/booking";
import { dateAt } from "@/ui/schedule/week";
import { SeriesForm } from "@/ui/series/series-form";
import { PageHeader } from "@/ui/shell/page-header";
import { text } from "@/ui/text/en";
import { requireStudio } from "../../../session";

export const metadata: Metadata = { title: text.series.add };

export default async function NewSeriesPage() {
  const { db, principal, studio } = await requireStudio("/series/new");
  const most = await mostAllowed(db, principal);
  if (!most) redirect("/series");
  return (
    <>
      <PageHeader title={text.series.add} lead={text.series.lead} />
      <SeriesForm today={dateAt(Temporal.Now.instant(), studio.timeZone)} zone={studio.timeZone} firstStatus={most} />
    </>
  );
}
