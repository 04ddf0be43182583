"use client";
import Link from "next/link";
import { ApiProblem, callApi } from "@/ui/api/client";
import { ProblemAlert } from "@/ui/api/problem-alert";
import { useSubmit } from "@/ui/api/use-submit";
import { Button } from "@/ui/primitives/button";
import { Field } from "@/ui/primitives/field";
import { Input } from "@/ui/primitives/input";
import { text } from "@/ui/text/en";

/** E-mail and password. @param to where to go then, a path of this site */
export function SignInForm({ to }: { to: string }) {
  const { pending, problem, submit } = useSubmit(async (form: FormData) => {
    const body = { email: form.get("email"), password: form.get("password") };
    await callApi("auth/sign-in/email", { method: "POST", body }).catch(explain);
    // A full load, so that every page is rendered anew for whoever signed in.
    globalThis.location.assign(to);
  });

  return (
    // method: until React is there, a form sends itself, and a password must not end up in the address.
    <form method="post" className="space-y-4" onSubmit={(event) => { event.preventDefault(); void submit(new FormData(event.currentTarget)); }}>
      <h1 className="text-xl font-semibold">{text.account.signInTitle}</h1>
      <ProblemAlert problem={problem} fields={[]} />
      <Field label={text.account.email}>{(control) => <Input {...control} name="email" type="email" autoComplete="username" required />}</Field>
      <Field label={text.account.password}>{(control) => <Input {...control} name="password" type="password" autoComplete="current-password" required />}</Field>
      <Button type="submit" variant="primary" pending={pending} className="w-full">
        {text.account.signIn}
      </Button>
      <p className="text-muted">
        {text.account.toSignUp} <Link href="/sign-up" className="font-medium text-accent underline-offset-3 hover:underline">{text.account.signUp}</Link>
      </p>
    </form>
  );
}

/** Better Auth answers in its own words; these are ours for the two refusals that a person can meet. */
function explain(error: unknown): never {
  if (error instanceof ApiProblem && error.status === 401) throw new ApiProblem(401, error.code, text.account.refused, text.account.refusedDetail);
  if (error instanceof ApiProblem && error.status === 429) throw new ApiProblem(429, error.code, text.account.tooMany, text.account.tooManyDetail);
  throw error;
}
