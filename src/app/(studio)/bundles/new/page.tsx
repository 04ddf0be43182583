import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { z } from "zod";
import { Temporal } from "@/lib/time";
import { getKit, mostAllowed } from "@/modules/booking";
import { BundleForm } from "@/ui/crew/bundle-form";
import { dateAt } from "@/ui/schedule/week";
import { PageHeader } from "@/ui/shell/page-header";
import { text } from "@/ui/text/en";
import { requireStudio } from "../../../session";
import { param, type SearchParams } from "../../list-params";
import { firstBundle } from "./first-bundle";

export const metadata: Metadata = { title: text.bundles.add };

export default async function NewBundlePage({ searchParams }: { searchParams: SearchParams }) {
  const { db, principal, studio } = await requireStudio("/bundles/new");
  const most = await mostAllowed(db, principal);
  if (!most) redirect("/bundles");
  const params = await searchParams;
  const kitId = z.guid().safeParse(param(params, "kit")).data;
  // A kit that is gone leaves the form as it is without one.
  const kit = kitId ? await getKit(db, principal, kitId).catch(() => undefined) : undefined;
  const first = await firstBundle(db, principal, params, { today: dateAt(Temporal.Now.instant(), studio.timeZone), zone: studio.timeZone, status: most });
  return (
    <>
      <PageHeader title={text.bundles.add} lead={text.bundles.lead} />
      <BundleForm first={first} zone={studio.timeZone} kit={kit && { value: kit.id, label: kit.name }} />
    </>
  );
}
