import type { Metadata } from "next";
import { listResources } from "@/modules/resource";
import { listMembers } from "@/modules/tenant";
import { getContext } from "@/server/next-context";
import { ResourceList } from "@/ui/resource/resource-list";
import { KINDS } from "@/ui/schedule/filters";
import { text } from "@/ui/text/en";
import { requireStudio } from "../../session";
import { pageAt, param, type SearchParams } from "../list-params";

export const metadata: Metadata = { title: text.resources.title };

export default async function ResourcesPage({ searchParams }: { searchParams: SearchParams }) {
  const { db, principal, studio, canWrite } = await requireStudio("/resources");
  const params = await searchParams;
  const [q, cursor] = [param(params, "q")?.slice(0, 200), param(params, "cursor")];
  const kind = KINDS.find((kind) => kind === param(params, "kind"));
  const page = await pageAt(cursor, (at) => listResources(db, principal, { q, kind, ...at }));
  const members = canWrite ? await listMembers(db, getContext().auth, principal) : [];
  return <ResourceList page={page} filters={{ q, kind }} cursor={cursor} timeZone={studio.timeZone} currency={studio.currency} canWrite={canWrite} members={members.map(({ userId, name, email }) => ({ id: userId, name: name || email }))} />;
}
