import type { Metadata } from "next";
import { Temporal } from "@/lib/time";
import { listHolds } from "@/modules/booking";
import { HoldList } from "@/ui/holds/hold-list";
import { text } from "@/ui/text/en";
import { requireStudio } from "../../session";
import { pageAt, param, type SearchParams } from "../list-params";

export const metadata: Metadata = { title: text.holds.title };

export default async function HoldsPage({ searchParams }: { searchParams: SearchParams }) {
  const { db, principal, studio } = await requireStudio("/holds");
  const cursor = param(await searchParams, "cursor");
  const page = await pageAt(cursor, (at) => listHolds(db, principal, { from: Temporal.Now.instant(), ...at }));
  return <HoldList page={page} cursor={cursor} zone={studio.timeZone} />;
}
