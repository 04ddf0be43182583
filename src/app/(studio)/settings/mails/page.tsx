import type { Metadata } from "next";
import { listMails } from "@/modules/notification";
import { MailList } from "@/ui/inbox/mail-list";
import { Alert } from "@/ui/primitives/alert";
import { text } from "@/ui/text/en";
import { requireStudio } from "../../../session";
import { pageAt, param, type SearchParams } from "../../list-params";

export const metadata: Metadata = { title: text.mails.title };

export default async function MailsPage({ searchParams }: { searchParams: SearchParams }) {
  const { db, principal, studio } = await requireStudio("/settings/mails");
  if (principal.role !== "owner") {
    return (
      <Alert title={text.mails.ownerOnly} className="m-4">
        {text.settings.ownerOnlyDetail}
      </Alert>
    );
  }
  const cursor = param(await searchParams, "cursor");
  const page = await pageAt(cursor, (at) => listMails(db, principal, at));
  return <MailList page={page} cursor={cursor} zone={studio.timeZone} />;
}
