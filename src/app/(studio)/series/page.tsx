import type { Metadata } from "next";
import { listSeries, mostAllowed } from "@/modules/booking";
import { SeriesList } from "@/ui/series/series-list";
import { text } from "@/ui/text/en";
import { requireStudio } from "../../session";
import { pageAt, param, type SearchParams } from "../list-params";

export const metadata: Metadata = { title: text.series.title };

export default async function SeriesPage({ searchParams }: { searchParams: SearchParams }) {
  const { db, principal } = await requireStudio("/series");
  const cursor = param(await searchParams, "cursor");
  const [page, most] = await Promise.all([pageAt(cursor, (at) => listSeries(db, principal, at)), mostAllowed(db, principal)]);
  return <SeriesList page={page} cursor={cursor} canWrite={most !== undefined} />;
}
