import type { Metadata } from "next";
import { listFeeds } from "@/modules/feed";
import { FeedList } from "@/ui/feed/feed-list";
import { text } from "@/ui/text/en";
import { requireStudio } from "../../../session";
import { pageAt, param, type SearchParams } from "../../list-params";

export const metadata: Metadata = { title: text.feeds.title };

export default async function FeedsPage({ searchParams }: { searchParams: SearchParams }) {
  const { db, principal, studio } = await requireStudio("/settings/feeds");
  const cursor = param(await searchParams, "cursor");
  const page = await pageAt(cursor, (at) => listFeeds(db, principal, at));
  return <FeedList page={page} cursor={cursor} zone={studio.timeZone} isOwner={principal.role === "owner"} />;
}
