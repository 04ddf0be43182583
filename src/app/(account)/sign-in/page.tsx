import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ownPath } from "@/ui/account/own-path";
import { SignInForm } from "@/ui/account/sign-in-form";
import { text } from "@/ui/text/en";
import { findPerson } from "../../session";

export const metadata: Metadata = { title: text.account.signIn };

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ to?: string | string[] }> }) {
  const { to } = await searchParams;
  const path = ownPath(typeof to === "string" ? to : undefined);
  if (await findPerson()) redirect(path);
  return <SignInForm to={path} />;
}
