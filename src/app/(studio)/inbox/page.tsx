import type { Metadata } from "next";
import { listNotices } from "@/modules/notification";
import { Inbox } from "@/ui/inbox/inbox";
import { text } from "@/ui/text/en";
import { requireStudio } from "../../session";
import { pageAt, param, type SearchParams } from "../list-params";

export const metadata: Metadata = { title: text.inbox.title };

export default async function InboxPage({ searchParams }: { searchParams: SearchParams }) {
  const { db, principal, studio } = await requireStudio("/inbox");
  const params = await searchParams;
  const cursor = param(params, "cursor");
  const isUnread = param(params, "show") === "unread";
  const page = await pageAt(cursor, (at) => listNotices(db, principal, { unread: isUnread, ...at }));
  return <Inbox page={page} isUnread={isUnread} cursor={cursor} zone={studio.timeZone} />;
}
