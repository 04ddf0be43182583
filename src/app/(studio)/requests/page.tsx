import type { Metadata } from "next";
import { listRequests } from "@/modules/booking";
import { RequestList } from "@/ui/requests/request-list";
import { text } from "@/ui/text/en";
import { requireStudio } from "../../session";
import { pageAt, param, type SearchParams } from "../list-params";

export const metadata: Metadata = { title: text.requests.title };

export default async function RequestsPage({ searchParams }: { searchParams: SearchParams }) {
  const { db, principal, studio } = await requireStudio("/requests");
  const cursor = param(await searchParams, "cursor");
  const page = await pageAt(cursor, (at) => listRequests(db, principal, at));
  return <RequestList page={page} cursor={cursor} zone={studio.timeZone} />;
}
