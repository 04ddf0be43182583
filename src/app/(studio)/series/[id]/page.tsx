import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { Problem } from "@/lib/problem";
import { iso, Temporal } from "@/lib/time";
import { getSeries, mostAllowed } from "@/modules/booking";
import { SeriesView } from "@/ui/series/series-view";
import { text } from "@/ui/text/en";
import { requireStudio } from "../../../session";

export const metadata: Metadata = { title: text.series.title };

export default async function OneSeriesPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const { db, principal, studio } = await requireStudio(`/series/${id}`);
  if (!z.guid().safeParse(id).success) notFound();
  const series = await getSeries(db, principal, id).catch((error: unknown) => {
    if (error instanceof Problem && error.status === 404) notFound();
    throw error;
  });
  const most = await mostAllowed(db, principal);
  return <SeriesView key={series.id} series={series} studioZone={studio.timeZone} now={iso(Temporal.Now.instant())} canWrite={most !== undefined} />;
}
