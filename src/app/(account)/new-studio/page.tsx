import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { NewStudioForm } from "@/ui/account/new-studio-form";
import { text } from "@/ui/text/en";
import { findPerson, findStudio } from "../../session";

export const metadata: Metadata = { title: text.account.newStudioTitle };

export default async function NewStudioPage() {
  if (!(await findPerson())) redirect("/sign-in");
  if (await findStudio()) redirect("/schedule");
  return <NewStudioForm />;
}
