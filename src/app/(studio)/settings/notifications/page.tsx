import type { Metadata } from "next";
import { readChannels } from "@/modules/notification";
import { ChannelsForm } from "@/ui/inbox/channels-form";
import { text } from "@/ui/text/en";
import { requireStudio } from "../../../session";

export const metadata: Metadata = { title: text.notices.title };

export default async function NotificationsPage() {
  const { db, principal } = await requireStudio("/settings/notifications");
  return <ChannelsForm stored={await readChannels(db, principal)} />;
}
