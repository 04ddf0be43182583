import type { Metadata } from "next";
import { Temporal } from "@/lib/time";
import { listPlaceholders, mostAllowed } from "@/modules/booking";
import { PlaceholderList } from "@/ui/crew/placeholder-list";
import { PLACEHOLDER_STATUSES } from "@/ui/crew/placeholder-statuses";
import { KINDS } from "@/ui/schedule/filters";
import { dateAt } from "@/ui/schedule/week";
import { text } from "@/ui/text/en";
import { requireStudio } from "../../session";
import { pageAt, param, type SearchParams } from "../list-params";

export const metadata: Metadata = { title: text.placeholders.title };

export default async function PlaceholdersPage({ searchParams }: { searchParams: SearchParams }) {
  const { db, principal, studio, canWrite } = await requireStudio("/placeholders");
  const params = await searchParams;
  const cursor = param(params, "cursor");
  const status = PLACEHOLDER_STATUSES.find((status) => status === param(params, "status"));
  const kind = KINDS.find((kind) => kind === param(params, "kind"));
  const [page, most] = await Promise.all([pageAt(cursor, (at) => listPlaceholders(db, principal, { status: status ?? "open", kind, ...at })), mostAllowed(db, principal)]);
  const { timeZone, currency } = studio;
  return <PlaceholderList page={page} filters={{ status, kind }} cursor={cursor} today={dateAt(Temporal.Now.instant(), timeZone)} zone={timeZone} currency={currency} firstStatus={most} canWrite={canWrite} />;
}
