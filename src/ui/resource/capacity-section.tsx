"use client";
import { useState } from "react";
import type { Capacity } from "@/modules/booking/capacity/contract";
import type { Resource } from "@/modules/resource/contract";
import { callApi } from "@/ui/api/client";
import { ProblemAlert } from "@/ui/api/problem-alert";
import { useLoaded } from "@/ui/api/use-loaded";
import { useSubmit } from "@/ui/api/use-submit";
import { toInstantMs } from "@/ui/booking/local-time";
import { Button } from "@/ui/primitives/button";
import { Field } from "@/ui/primitives/field";
import { Input } from "@/ui/primitives/input";
import { Skeleton } from "@/ui/primitives/skeleton";
import { useToast } from "@/ui/primitives/toast";
import { text } from "@/ui/text/en";
import { CapacityInUse } from "./capacity-in-use";
import { presentAndPlanned } from "./capacity-steps";

const FIELDS = ["capacity", "from"] as const;

type Props = { resource: Resource; onChanged: () => void };

/** How much there is of a resource, now and from which day on; more or less of it from a day on. What was booked before that day stays. */
export function CapacitySection({ resource, onChanged }: Props) {
  const toast = useToast();
  const path = `v1/resources/${resource.id}/capacity`;
  const loaded = useLoaded<Capacity>(path);
  const [capacity, setCapacity] = useState("");
  const [from, setFrom] = useState("");
  const { pending, problem, submit } = useSubmit(async () => {
    const fromMs = toInstantMs({ date: from, time: "00:00" }, resource.timeZone);
    await callApi<Capacity>(path, { method: "PUT", body: { capacity: Number(capacity), ...(fromMs !== undefined && { from: new Date(fromMs).toISOString() }) } });
    setCapacity("");
    setFrom("");
    loaded.again();
    toast({ title: text.capacity.saved });
    onChanged();
  });

  return (
    <section aria-labelledby="capacity" className="mt-5 space-y-3 border-t pt-4">
      <h3 id="capacity" className="font-semibold">
        {text.capacity.title}
      </h3>
      <ProblemAlert problem={loaded.problem} fields={[]} />
      {problem?.code === "capacity_in_use" ? <CapacityInUse problem={problem} zone={resource.timeZone} /> : <ProblemAlert problem={problem} fields={FIELDS} />}
      {loaded.pending && !loaded.value && (
        <output aria-label={text.capacity.loading} className="block">
          <Skeleton className="w-1/3" />
        </output>
      )}
      {loaded.value && (
        <ul>
          {presentAndPlanned(loaded.value.steps, resource.timeZone).map(({ since, capacity }) => (
            <li key={since ?? ""} className="flex gap-2">
              <span className="w-44 text-muted">{since === null ? text.capacity.now : text.capacity.since(since)}</span>
              <span className="font-medium">{resource.kind === "artist" ? `${capacity} %` : capacity}</span>
            </li>
          ))}
        </ul>
      )}
      <form className="grid items-start gap-3.5 sm:grid-cols-[1fr_1fr_auto]" onSubmit={(event) => { event.preventDefault(); void submit(undefined); }}>
        <Field label={text.capacity.amount} hint={text.resources.capacityHint[resource.kind]} error={problem?.of("capacity")}>
          {(control) => <Input {...control} type="number" min={1} max={10_000} required value={capacity} onChange={(event) => setCapacity(event.target.value)} />}
        </Field>
        <Field label={text.capacity.from} optional={text.field.optional} hint={text.capacity.fromHint} error={problem?.of("from")}>
          {(control) => <Input {...control} type="date" min="1900-01-04" max="2199-12-27" value={from} onChange={(event) => setFrom(event.target.value)} />}
        </Field>
        <Button type="submit" pending={pending} className="sm:mt-5">
          {text.capacity.change}
        </Button>
      </form>
    </section>
  );
}
