import type { Metadata } from "next";
import { listKits } from "@/modules/booking";
import { KitList } from "@/ui/crew/kit-list";
import { text } from "@/ui/text/en";
import { requireStudio } from "../../../session";
import { pageAt, param, type SearchParams } from "../../list-params";

export const metadata: Metadata = { title: text.kits.title };

export default async function KitsPage({ searchParams }: { searchParams: SearchParams }) {
  const { db, principal, canWrite } = await requireStudio("/bundles/kits");
  const params = await searchParams;
  const [q, cursor] = [param(params, "q")?.slice(0, 200), param(params, "cursor")];
  const page = await pageAt(cursor, (at) => listKits(db, principal, { q, ...at }));
  return <KitList page={page} q={q} cursor={cursor} canWrite={canWrite} />;
}
