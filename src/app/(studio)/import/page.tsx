import type { Metadata } from "next";
import { ImportPanel } from "@/ui/import/import-panel";
import { Alert } from "@/ui/primitives/alert";
import { PageHeader } from "@/ui/shell/page-header";
import { text } from "@/ui/text/en";
import { requireStudio } from "../../session";

export const metadata: Metadata = { title: text.import.title };

export default async function ImportPage() {
  const { studio, canWrite } = await requireStudio("/import");
  return (
    <div className="w-full max-w-5xl pb-10">
      <PageHeader title={text.import.title} lead={text.import.lead} />
      {canWrite ? (
        <ImportPanel zone={studio.timeZone} />
      ) : (
        <Alert title={text.import.viewer} className="m-4">
          {text.import.viewerDetail}
        </Alert>
      )}
    </div>
  );
}
