import type { Metadata } from "next";
import { listApiKeys } from "@/modules/tenant";
import { ApiKeyList } from "@/ui/settings/api-key-list";
import { Alert } from "@/ui/primitives/alert";
import { text } from "@/ui/text/en";
import { requireStudio } from "../../../session";
import { pageAt, param, type SearchParams } from "../../list-params";

export const metadata: Metadata = { title: text.settings.apiKeys };

export default async function ApiKeysPage({ searchParams }: { searchParams: SearchParams }) {
  const { db, principal, studio } = await requireStudio("/settings/api-keys");
  if (principal.role !== "owner") {
    return (
      <Alert title={text.settings.ownerOnly} className="m-4">
        {text.settings.ownerOnlyDetail}
      </Alert>
    );
  }
  const cursor = param(await searchParams, "cursor");
  const page = await pageAt(cursor, (at) => listApiKeys(db, principal, at));
  return <ApiKeyList page={page} cursor={cursor} zone={studio.timeZone} />;
}
