"use client";
import { useState } from "react";
import type { Assigned, PlaceholderCandidates, PlaceholderItem } from "@/modules/booking/placeholders/contract";
import { ApiProblem, callApi } from "@/ui/api/client";
import { ProblemAlert } from "@/ui/api/problem-alert";
import { useLoaded } from "@/ui/api/use-loaded";
import { useSubmit } from "@/ui/api/use-submit";
import { isOverridable, RefusalNotice } from "@/ui/booking/refusal-notice";
import { searchResources } from "@/ui/booking/search-resources";
import { formatMoney, formatSlot, localInstants } from "@/ui/format";
import { Alert } from "@/ui/primitives/alert";
import { Badge } from "@/ui/primitives/badge";
import { Button } from "@/ui/primitives/button";
import { Combobox } from "@/ui/primitives/combobox";
import { Field } from "@/ui/primitives/field";
import type { Option } from "@/ui/primitives/option-list";
import { Select } from "@/ui/primitives/select";
import { text } from "@/ui/text/en";
import { BlockerList, WhyNotList } from "./why-not-list";

const STATUSES = (["confirmed", "hold", "requested"] as const).map((value) => ({ value, label: text.status[value] }));
type Status = (typeof STATUSES)[number]["value"];

type Props = { placeholder: PlaceholderItem; zone: string; firstStatus: Status; onAssigned: (assigned: Assigned, name: string) => void };

/** Who could do what a placeholder stands for, the best first; and somebody else, when it is to be. */
export function AssignPanel({ placeholder, zone, firstStatus, onAssigned }: Props) {
  const { value: found, problem: failed } = useLoaded<PlaceholderCandidates>(`v1/placeholders/${placeholder.id}/candidates`, placeholder.version);
  const [status, setStatus] = useState<Status>(firstStatus);
  const [other, setOther] = useState<Option>();
  const [tried, setTried] = useState<Option>();
  const { pending, problem, submit } = useSubmit(async ({ to, override }: { to: Option | undefined; override?: string }) => {
    if (!to) throw new ApiProblem(400, "invalid_input", "", "", [{ path: "resourceId", message: text.placeholders.chooseFirst }]);
    setTried(to);
    onAssigned(await callApi<Assigned>(`v1/placeholders/${placeholder.id}/assign`, { method: "POST", body: { resourceId: to.value, status, ...(override && { override }) } }), to.label);
  });

  return (
    <div className="space-y-4">
      <p className="text-muted">
        {formatSlot(Date.parse(placeholder.start), Date.parse(placeholder.end), zone, false)} · {placeholder.projectName}
      </p>
      <NotAssigned problem={problem ?? failed} tried={tried} zone={zone} pending={pending} onOverride={(override) => void submit({ to: tried, override })} />
      <Field label={text.placeholders.as}>{(control) => <Select {...control} options={STATUSES} value={status} onChange={(event) => setStatus(event.target.value as Status)} />}</Field>
      {found ? <Found found={found} zone={zone} pending={pending} onAssign={(to) => void submit({ to })} /> : !failed && <output className="block text-muted">{text.placeholders.looking}</output>}
      <form noValidate className="flex items-end gap-2 border-t pt-4" onSubmit={(event) => { event.preventDefault(); void submit({ to: other }); }}>
        <Field label={text.placeholders.someoneElse} error={problem?.of("resourceId")} className="grow">
          {(control) => <Combobox {...control} value={other} onChange={setOther} search={searchResources} placeholder={text.booking.resourcePlaceholder} />}
        </Field>
        <Button type="submit" pending={pending}>
          {text.placeholders.assign}
        </Button>
      </form>
    </div>
  );
}

type Refused = { problem: ApiProblem | undefined; tried: Option | undefined; zone: string; pending: boolean; onOverride: (reason: string) => void };

function NotAssigned({ problem, tried, zone, pending, onOverride }: Refused) {
  if (tried && problem?.code === "booking_conflict") {
    return (
      <Alert tone="danger" title={text.booking.taken(tried.label)}>
        <BlockerList blockers={problem.conflicts} zone={zone} />
      </Alert>
    );
  }
  if (isOverridable(problem)) return <RefusalNotice problem={problem} resourceName={tried?.label} zone={zone} pending={pending} onOverride={onOverride} />;
  return <ProblemAlert problem={problem} fields={["resourceId"]} />;
}

function Found({ found, zone, pending, onAssign }: { found: PlaceholderCandidates; zone: string; pending: boolean; onAssign: (to: Option) => void }) {
  const { counts, items, others } = found;
  if (counts.matching === 0) return <p>{text.placeholders.noneLike}</p>;
  return (
    <>
      <section aria-label={text.placeholders.candidates} className="space-y-1">
        <h3 className="font-semibold">{counts.able === 0 ? text.placeholders.nobody : text.placeholders.counts(counts.able, counts.matching)}</h3>
        <ul className="max-h-64 divide-y overflow-y-auto">
          {items.map(({ resourceId, name, workedOnProject, cost, warnings }) => (
            <li key={resourceId} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
              <span className="min-w-0 grow">
                <span className="font-medium">{name}</span> {workedOnProject && <Badge tone="accent">{text.placeholders.worked}</Badge>}
                {warnings.map(({ detail }) => (
                  <span key={detail} className="block text-sm text-warn">
                    {localInstants(detail, zone)}
                  </span>
                ))}
              </span>
              <span className="text-muted">{cost && formatMoney(cost)}</span>
              <Button size="sm" pending={pending} aria-label={text.placeholders.assignThis(name)} onClick={() => onAssign({ value: resourceId, label: name })}>
                {text.placeholders.assign}
              </Button>
            </li>
          ))}
        </ul>
      </section>
      {others.length > 0 && (
        <details>
          <summary className="cursor-pointer text-muted hover:text-ink">{text.placeholders.others}</summary>
          <div className="mt-2 max-h-64 overflow-y-auto">
            <WhyNotList items={others} zone={zone} />
          </div>
        </details>
      )}
    </>
  );
}
