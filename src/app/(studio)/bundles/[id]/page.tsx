import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { Problem } from "@/lib/problem";
import { getBundle, mostAllowed } from "@/modules/booking";
import { BundleView } from "@/ui/crew/bundle-view";
import { text } from "@/ui/text/en";
import { requireStudio } from "../../../session";

export const metadata: Metadata = { title: text.bundles.name };

export default async function BundlePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const { db, principal, studio } = await requireStudio(`/bundles/${id}`);
  if (!z.guid().safeParse(id).success) notFound();
  const bundle = await getBundle(db, principal, id).catch((error: unknown) => {
    if (error instanceof Problem && error.status === 404) notFound();
    throw error;
  });
  const most = await mostAllowed(db, principal);
  return <BundleView key={`${bundle.id} ${bundle.version}`} bundle={bundle} zone={studio.timeZone} canWrite={most !== undefined} />;
}
