"use client";
import { useState } from "react";
import type { CreateOwnStudio } from "@/modules/tenant/contract";
import { callApi } from "@/ui/api/client";
import { ProblemAlert } from "@/ui/api/problem-alert";
import { useSubmit } from "@/ui/api/use-submit";
import { Button } from "@/ui/primitives/button";
import { Field } from "@/ui/primitives/field";
import { Input } from "@/ui/primitives/input";
import { text } from "@/ui/text/en";
import { TimeZoneField, useOwnTimeZone } from "./time-zone-field";

/** The studio of a person who is signed in and has none. */
export function NewStudioForm() {
  const own = useOwnTimeZone();
  const [chosen, setChosen] = useState<string>();
  const timeZone = chosen ?? own;
  const { pending, problem, submit } = useSubmit(async (form: FormData) => {
    const body: CreateOwnStudio = { name: String(form.get("name")), timeZone };
    await callApi("v1/studios", { method: "POST", body });
    globalThis.location.assign("/schedule");
  });

  return (
    <form method="post" className="space-y-4" onSubmit={(event) => { event.preventDefault(); void submit(new FormData(event.currentTarget)); }}>
      <div>
        <h1 className="text-xl font-semibold">{text.account.newStudioTitle}</h1>
        <p className="mt-1 text-muted">{text.account.newStudioLead}</p>
      </div>
      <ProblemAlert problem={problem} fields={["name", "timeZone"]} />
      <Field label={text.account.studioName} error={problem?.of("name")}>{(control) => <Input {...control} name="name" autoComplete="organization" required maxLength={200} />}</Field>
      <TimeZoneField hint={text.account.timeZoneHint} error={problem?.of("timeZone")} value={timeZone} onChange={setChosen} />
      <Button type="submit" variant="primary" pending={pending} className="w-full">
        {text.account.signUp}
      </Button>
    </form>
  );
}
