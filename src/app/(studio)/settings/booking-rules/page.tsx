import type { Metadata } from "next";
import { listPolicies } from "@/modules/booking";
import { RuleList } from "@/ui/rules/rule-list";
import { text } from "@/ui/text/en";
import { requireStudio } from "../../../session";
import { pageAt, param, type SearchParams } from "../../list-params";

export const metadata: Metadata = { title: text.rules.title };

export default async function BookingRulesPage({ searchParams }: { searchParams: SearchParams }) {
  const { db, principal } = await requireStudio("/settings/booking-rules");
  const cursor = param(await searchParams, "cursor");
  const page = await pageAt(cursor, (at) => listPolicies(db, principal, at));
  return <RuleList page={page} cursor={cursor} isOwner={principal.role === "owner"} />;
}
