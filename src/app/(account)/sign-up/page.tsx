import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignUpForm } from "@/ui/account/sign-up-form";
import { text } from "@/ui/text/en";
import { findPerson } from "../../session";

export const metadata: Metadata = { title: text.account.signUp };

export default async function SignUpPage() {
  if (await findPerson()) redirect("/schedule");
  return <SignUpForm />;
}
