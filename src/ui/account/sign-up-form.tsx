"use client";
import Link from "next/link";
import { useState } from "react";
import { callApi } from "@/ui/api/client";
import { ProblemAlert } from "@/ui/api/problem-alert";
import { useSubmit } from "@/ui/api/use-submit";
import { Button } from "@/ui/primitives/button";
import { Field } from "@/ui/primitives/field";
import { Input } from "@/ui/primitives/input";
import { text } from "@/ui/text/en";
import { TimeZoneField, useOwnTimeZone } from "./time-zone-field";

const FIELDS = ["name", "email", "password", "studioName", "timeZone"] as const;

/** A person and their studio, in one go; signed in afterwards. */
export function SignUpForm() {
  const own = useOwnTimeZone();
  const [chosen, setChosen] = useState<string>();
  const timeZone = chosen ?? own;
  const { pending, problem, submit } = useSubmit(async (form: FormData) => {
    await callApi("v1/sign-up", { method: "POST", body: { ...Object.fromEntries(form), timeZone } });
    globalThis.location.assign("/schedule");
  });
  const errorOf = (field: (typeof FIELDS)[number]) => problem?.of(field);

  return (
    <form method="post" className="space-y-4" onSubmit={(event) => { event.preventDefault(); void submit(new FormData(event.currentTarget)); }}>
      <div>
        <h1 className="text-xl font-semibold">{text.account.signUpTitle}</h1>
        <p className="mt-1 text-muted">{text.account.signUpLead}</p>
      </div>
      <ProblemAlert problem={problem} fields={FIELDS} />
      <Field label={text.account.name} error={errorOf("name")}>{(control) => <Input {...control} name="name" autoComplete="name" required maxLength={100} />}</Field>
      <Field label={text.account.email} error={errorOf("email")}>{(control) => <Input {...control} name="email" type="email" autoComplete="username" required maxLength={254} />}</Field>
      <Field label={text.account.password} hint={text.account.passwordHint} error={errorOf("password")}>
        {(control) => <Input {...control} name="password" type="password" autoComplete="new-password" required minLength={10} maxLength={128} />}
      </Field>
      <Field label={text.account.studioName} error={errorOf("studioName")}>{(control) => <Input {...control} name="studioName" autoComplete="organization" required maxLength={200} />}</Field>
      <TimeZoneField hint={text.account.timeZoneHint} error={errorOf("timeZone")} value={timeZone} onChange={setChosen} />
      <Button type="submit" variant="primary" pending={pending} className="w-full">
        {text.account.signUp}
      </Button>
      <p className="text-muted">
        {text.account.toSignIn} <Link href="/sign-in" className="font-medium text-accent underline-offset-3 hover:underline">{text.account.signIn}</Link>
      </p>
    </form>
  );
}
