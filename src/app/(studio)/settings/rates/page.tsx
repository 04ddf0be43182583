import type { Metadata } from "next";
import { Temporal } from "@/lib/time";
import { listProjects } from "@/modules/project";
import { listRateCards } from "@/modules/rate";
import { listResources } from "@/modules/resource";
import { RateList } from "@/ui/money/rate-list";
import { Alert } from "@/ui/primitives/alert";
import { text } from "@/ui/text/en";
import { requireStudio } from "../../../session";
import { pageAt, param, type SearchParams } from "../../list-params";

export const metadata: Metadata = { title: text.rates.title };

// As many as a list to choose from takes; more are found by their skill or kind.
const MOST_OPTIONS = 500;

export default async function RatesPage({ searchParams }: { searchParams: SearchParams }) {
  const { db, principal, studio, canWrite } = await requireStudio("/settings/rates");
  if (!canWrite) {
    return (
      <Alert title={text.rates.viewer} className="m-4">
        {text.rates.viewerDetail}
      </Alert>
    );
  }
  const cursor = param(await searchParams, "cursor");
  const page = await pageAt(cursor, (at) => listRateCards(db, principal, at));
  const [resources, projects] = await Promise.all([listResources(db, principal, { limit: MOST_OPTIONS }), listProjects(db, principal, { limit: MOST_OPTIONS })]);
  const options = ({ items }: { items: { id: string; name: string }[] }) => items.map(({ id, name }) => ({ value: id, label: name }));
  return <RateList page={page} cursor={cursor} currency={studio.currency} today={Temporal.Now.plainDateISO(studio.timeZone).toString()} resources={options(resources)} projects={options(projects)} />;
}
