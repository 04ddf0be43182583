import type { Metadata } from "next";
import { Catalogue } from "@/ui/catalogue/catalogue";
import { text } from "@/ui/text/en";
import { requireStudio } from "../../session";

export const metadata: Metadata = { title: text.catalogue.title };

export default async function CataloguePage() {
  await requireStudio("/catalogue");
  return <Catalogue />;
}
