import type { Metadata } from "next";
import { listBundles, mostAllowed } from "@/modules/booking";
import { BundleList } from "@/ui/crew/bundle-list";
import { text } from "@/ui/text/en";
import { requireStudio } from "../../session";
import { pageAt, param, type SearchParams } from "../list-params";

export const metadata: Metadata = { title: text.bundles.title };

export default async function BundlesPage({ searchParams }: { searchParams: SearchParams }) {
  const { db, principal, studio } = await requireStudio("/bundles");
  const cursor = param(await searchParams, "cursor");
  const [page, most] = await Promise.all([pageAt(cursor, (at) => listBundles(db, principal, at)), mostAllowed(db, principal)]);
  return <BundleList page={page} cursor={cursor} zone={studio.timeZone} canWrite={most !== undefined} />;
}
